import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { answerOnDisplay } from '../queries/user-display.ts'
import { AnswerField } from './answer-field.tsx'
import { useFormStyles } from './form-styles.ts'
import { SendButton } from './send-button.tsx'
import { sendProblem } from './send-problem.ts'
import { Show } from './show.tsx'

/** Questions that the user registered, to be answered from memory. What was typed is gone with the page. */
export function TestQuestions({ content }: { content: Extract<DisplayContent, { kind: 'test-questions' }> }) {
  const { t } = useTranslation('userDisplay')
  const styles = useFormStyles()
  const { firstName: name, questions, again } = content
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState(false)
  const send = useMutation(answerOnDisplay())
  const answers = questions.map((question) => ({ question, answer: typed[question] ?? '' }))
  const isMissing = answers.some(({ answer }) => answer.trim() === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(isMissing)
    if (!isMissing && !send.isPending) send.mutate(answers)
  }
  const told = send.error
    ? t(sendProblem(send.error))
    : missing && isMissing
      ? t('test.missing')
      : again && t('test.again')
  return (
    <Show heading={t('test.heading', { name })} text={t('test.text', { count: questions.length })}>
      <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        {answers.map(({ question, answer }, index) => (
          <AnswerField
            key={question}
            label={question}
            show={t('questions.show', { number: index + 1 })}
            hide={t('questions.hide', { number: index + 1 })}
            value={answer}
            onType={(text) => setTyped({ ...typed, [question]: text })}
          />
        ))}
        <div role="alert">{told && <p className={styles.told}>{told}</p>}</div>
        <div className={styles.buttons}>
          <SendButton sending={send.isPending} />
        </div>
      </form>
    </Show>
  )
}
