import { Button, Field, Input, makeStyles, Spinner } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Say, You } from '../../enrollment/page.tsx'
import { QuestionsRefused } from './questions-refused.tsx'
import type { Running } from './test-state.ts'
import type { MethodTestControl } from './use-method-test.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', margin: '0 16px', maxWidth: '480px' },
})

interface Props {
  questions: string[]
  state: Running
  control: MethodTestControl
  say?: ReactNode
}

/** Questions drawn from the user's own: asked one by one, answered from memory. */
export function TestQuestions({ questions, state, control, say }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const { typed, refused } = state
  const { answer, answering, answerError, type } = control
  const [missing, setMissing] = useState(false)
  const answers = questions.map((_, index) => typed[index] ?? '')
  const isMissing = answers.some((text) => text.trim() === '')
  const send = () => {
    setMissing(isMissing)
    if (!isMissing) answer(answers)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!answering) send()
  }
  return (
    <>
      <QuestionsRefused refused={refused} />
      {say ?? <Say>{t('test.sayQuestions')}</Say>}
      <form className={styles.form} onSubmit={submit} noValidate>
        {questions.map((question, index) => (
          <Answer
            key={question}
            question={question}
            isFirst={index === 0}
            text={answers[index] ?? ''}
            onType={(text) => type(text, index)}
          />
        ))}
        <div role="alert">{missing && isMissing && t('test.missing')}</div>
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={answering}
            icon={answering ? <Spinner size="tiny" /> : null}
          >
            {t('test.check')}
          </Button>
        </div>
      </form>
      {answerError && <ErrorMessage error={answerError} onRetry={send} />}
      <You>{t('test.youQuestions')}</You>
    </>
  )
}

interface AnswerProps {
  question: string
  isFirst: boolean
  text: string
  onType: (text: string) => void
}

/** In the open only while it is typed. */
function Answer({ question, isFirst, text, onType }: AnswerProps) {
  const [typing, setTyping] = useState(false)
  return (
    <Field label={<bdi>{question}</bdi>}>
      <Input
        data-page-focus={isFirst || undefined}
        type={typing ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(_, { value }) => onType(value)}
      />
    </Field>
  )
}
