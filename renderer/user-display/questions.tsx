import { Button } from '@fluentui/react-components'
import { Add24Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { answerRows, blankAnswer, changeAt, shownAnswers } from '../enrollment/draft-answers.ts'
import type { DraftAnswer } from '../enrollment/flow-state.ts'
import { answerOnDisplay } from '../queries/user-display.ts'
import { useFormStyles } from './form-styles.ts'
import { QuestionRow } from './question-row.tsx'
import { SendButton } from './send-button.tsx'
import { sendProblem } from './send-problem.ts'
import { Show } from './show.tsx'

const none: ReadonlySet<number> = new Set()

/** The user chooses questions and types the answers. What was typed is gone with the page. */
export function Questions({ content }: { content: Extract<DisplayContent, { kind: 'questions' }> }) {
  const { t } = useTranslation('userDisplay')
  const styles = useFormStyles()
  const { firstName: name, form, problems } = content
  const [typed, setTyped] = useState<DraftAnswer[]>([])
  // What was complained about is not wrong any more once it is changed.
  const [since, setSince] = useState({ problems, changed: none })
  const changed = since.problems === problems ? since.changed : none
  const setChanged = (now: ReadonlySet<number>) => setSince({ problems, changed: now })
  const send = useMutation(answerOnDisplay())
  const answers = shownAnswers(form, typed)
  const body = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length > 0)
      body.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-look]')?.focus()
  }, [problems])
  const open = problems.filter(({ index }) => index === null || !changed.has(index))
  const overall = open.find(({ index }) => index === null)?.why

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (send.isPending) return
    const given = answers.map(({ question, answer }) => ({ question, answer }))
    send.mutate(given)
  }
  const change = (index: number, change: Partial<DraftAnswer>) => {
    setTyped(changeAt(answers, index, change))
    setChanged(new Set([...changed, index]))
  }
  const remove = (index: number) => {
    setTyped(answers.filter((_, at) => at !== index))
    // The rows after it have moved: what was said of them would stand at the wrong ones.
    setChanged(new Set(answers.keys()))
  }
  return (
    <Show heading={t('questions.heading', { name })} text={t('questions.text', { count: form.atLeast })}>
      <form ref={body} className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        {answerRows(form, answers, open, { change, remove }).map((row) => (
          // Rows have nothing but their place; what is typed is in the state, not in the row.
          <QuestionRow key={row.number} {...row} />
        ))}
        <div role="alert">
          {send.error ? (
            <p className={styles.told}>{t(sendProblem(send.error))}</p>
          ) : (
            open.length > 0 && (
              <p className={styles.told}>
                {overall ? t(`questions.problem.${overall}`) : t('questions.look', { count: open.length })}
              </p>
            )
          )}
        </div>
        <div className={styles.buttons}>
          <SendButton sending={send.isPending} />
          {answers.length < form.atMost && (
            <Button
              size="large"
              appearance="subtle"
              className={styles.button}
              icon={<Add24Regular />}
              onClick={() => setTyped([...answers, blankAnswer])}
            >
              {t('questions.more')}
            </Button>
          )}
        </div>
      </form>
    </Show>
  )
}
