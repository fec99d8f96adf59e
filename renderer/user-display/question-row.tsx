import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { Delete24Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { AnswerProblem } from '../../preload/contract.ts'
import type { AnswerRowProps } from '../enrollment/draft-answers.ts'
import { QuestionSelect } from '../enrollment/question-select.tsx'
import { AnswerField } from './answer-field.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '0.5em',
    padding: '0.75em 1em 1em',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '0.5em' },
  // The components' own sizes are for somebody who sits close.
  text: { fontSize: 'inherit', lineHeight: 1.35 },
  box: { fontSize: 'inherit', minHeight: '2em', minWidth: 0 },
  select: {
    fontSize: 'inherit',
    textOverflow: 'ellipsis',
    minWidth: 0,
    maxWidth: '100%',
    height: 'auto',
    minHeight: '2em',
    lineHeight: 1.35,
  },
  input: { fontSize: 'inherit', minWidth: 0 },
})

/** A question, chosen or written, and its answer, hidden unless the user wants to see it. */
export function QuestionRow({ number, draft, offered, own, problems, onChange, onRemove }: AnswerRowProps) {
  const { t } = useTranslation('userDisplay')
  const styles = useStyles()
  // Nothing chosen is too short for a question: what to do about it is to choose.
  const notChosen = problems.question && draft.question === '' ? 'question-not-offered' : problems.question
  const field = (label: string, why: AnswerProblem['why'] | null) => ({
    label: { className: styles.text, children: label },
    validationMessage: why && { className: styles.text, children: t(`questions.problem.${why}`) },
    validationState: why ? ('error' as const) : ('none' as const),
  })
  return (
    <div className={styles.row}>
      <div className={styles.fields}>
        <Field {...field(t('questions.question', { number }), draft.own ? null : notChosen)}>
          <QuestionSelect
            size="large"
            className={styles.box}
            select={{ className: styles.select }}
            draft={draft}
            offered={offered}
            words={{ choose: t('questions.choose'), own: own ? t('questions.own') : null }}
            onChoose={onChange}
          />
        </Field>
        {draft.own && (
          <Field {...field(t('questions.ownQuestion', { number }), problems.question)}>
            <Input
              size="large"
              className={styles.box}
              input={{ className: styles.input }}
              autoComplete="off"
              maxLength={300}
              value={draft.question}
              onChange={(_, { value }) => onChange({ question: value })}
            />
          </Field>
        )}
        <AnswerField
          label={t('questions.answer', { number })}
          show={t('questions.show', { number })}
          hide={t('questions.hide', { number })}
          problem={problems.answer && t(`questions.problem.${problems.answer}`)}
          value={draft.answer}
          onType={(answer) => onChange({ answer })}
        />
      </div>
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<Delete24Regular />}
          aria-label={t('questions.remove', { number })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}
