import { Button, makeStyles } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { type FormEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuestionsForm } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { AnswerRow } from '../answer-row.tsx'
import { answerRows, blankAnswer, changeAt, shownAnswers } from '../draft-answers.ts'
import type { DraftAnswer } from '../flow-state.ts'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import type { Enrollment } from '../use-enrollment.ts'
import { OnDisplay, UserDisplayButton, useUserDisplay } from '../user-display.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  add: { justifySelf: 'start' },
})

interface Props {
  enrollment: Enrollment
  form: QuestionsForm
}

/** Questions and answers: typed by the operator, or by the user on the user display. */
export function AnswersPage({ enrollment, form }: Props) {
  const { t } = useTranslation('enrollment')
  const display = useUserDisplay()
  const byUser = display.open || form.answeredBy === 'user'
  const formId = useId()
  return (
    <Page
      key={byUser ? 'user' : 'operator'}
      heading={t('questions.answersHeading')}
      buttons={
        <>
          {!byUser && (
            <NextButton label={t('questions.save')} form={formId} busy={enrollment.questions.saving} />
          )}
          <Button onClick={() => enrollment.go('questions')}>{t('back')}</Button>
        </>
      }
    >
      <Say>{t(byUser ? 'questions.sayUser' : 'questions.sayOperator')}</Say>
      {byUser ? (
        <AtDisplay enrollment={enrollment} open={display.open} />
      ) : (
        <AnswersForm enrollment={enrollment} form={form} formId={formId} />
      )}
    </Page>
  )
}

function AtDisplay({ enrollment, open }: { enrollment: Enrollment; open: boolean }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { errorThere } = enrollment.questions
  if (!open)
    return (
      <>
        <You>{t('questions.byUser')}</You>
        <div className={styles.add}>
          <UserDisplayButton primary />
        </div>
      </>
    )
  return (
    <>
      <OnDisplay>{t('display.answers')}</OnDisplay>
      {enrollment.state.answerProblems.length > 0 && (
        <Notice warning>{t('questions.refusedAtDisplay')}</Notice>
      )}
      {errorThere && (
        <>
          <ErrorMessage error={errorThere} />
          <You>{t('questions.failedAtDisplay')}</You>
        </>
      )}
      <You>{t('questions.atDisplay')}</You>
    </>
  )
}

function AnswersForm({ enrollment, form, formId }: Props & { formId: string }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { state, type, questions } = enrollment
  const answers = shownAnswers(form, state.typed.answers)
  const { answerProblems } = state
  const change = (next: DraftAnswer[]) => type({ answers: next })
  const rows = answerRows(form, answers, answerProblems, {
    change: (index, made) => change(changeAt(answers, index, made)),
    remove: (index) => change(answers.filter((_, at) => at !== index)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void questions.save()
  }
  const overall = answerProblems.find(({ index }) => index === null)?.why
  return (
    <>
      <You>{t('questions.youOperator', { count: form.atLeast })}</You>
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {rows.map((row) => (
          // Rows have nothing but their place; what is typed is in the state, not in the row.
          <AnswerRow key={row.number} {...row} />
        ))}
        {answers.length < form.atMost && (
          <Button
            className={styles.add}
            icon={<Add20Regular />}
            onClick={() => change([...answers, blankAnswer])}
          >
            {t('questions.more')}
          </Button>
        )}
      </form>
      <div role="alert">
        {overall && (
          <Notice warning>
            {t(`questions.problem.${overall}`, {
              count: overall === 'too-many' ? form.atMost : form.atLeast,
            })}
          </Notice>
        )}
      </div>
      {questions.error && <ErrorMessage error={questions.error} onRetry={() => void questions.save()} />}
    </>
  )
}
