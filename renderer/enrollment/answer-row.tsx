import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { Delete20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerProblem } from '../../preload/contract.ts'
import type { AnswerRowProps } from './draft-answers.ts'
import { QuestionSelect } from './question-select.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // The question has the whole width: two that begin alike are told apart by their ends.
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '8px' },
  select: { minWidth: 0 },
})

/** A question, chosen or typed, and its answer. An answer is in the open only while it is typed. */
export function AnswerRow({ number, draft, offered, own, problems, onChange, onRemove }: AnswerRowProps) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const [typing, setTyping] = useState(false)
  const said = (why: AnswerProblem['why'] | null) => why && t(`questions.problem.${why}`, { count: 0 })
  return (
    <div className={styles.row}>
      <div className={styles.fields}>
        <Field
          label={t('questions.question', { number })}
          validationMessage={draft.own ? null : said(problems.question)}
        >
          <QuestionSelect
            className={styles.select}
            data-page-focus={number === 1 || undefined}
            draft={draft}
            offered={offered}
            words={{ choose: t('questions.choose'), own: own ? t('questions.own') : null }}
            onChoose={onChange}
          />
        </Field>
        {draft.own && (
          <Field label={t('questions.ownQuestion', { number })} validationMessage={said(problems.question)}>
            <Input
              autoComplete="off"
              maxLength={300}
              value={draft.question}
              onChange={(_, { value }) => onChange({ question: value })}
            />
          </Field>
        )}
        <Field label={t('questions.answer', { number })} validationMessage={said(problems.answer)}>
          <Input
            type={typing ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={draft.answer}
            onFocus={() => setTyping(true)}
            onBlur={() => setTyping(false)}
            onChange={(_, { value }) => onChange({ answer: value })}
          />
        </Field>
      </div>
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<Delete20Regular />}
          aria-label={t('questions.remove', { number })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}
