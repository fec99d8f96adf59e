import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { validation } from './field-problem.ts'
import { TemplatePreview } from './template-preview.tsx'
import { groups, problemSentence, type TemplateGroup, type TemplateProblem } from './template-problem.ts'

const useStyles = makeStyles({
  group: { display: 'grid', gap: '12px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  title: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  variables: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 16px',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    '& div': { display: 'flex', gap: '6px' },
    '& dt': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
    '& dd': { margin: 0 },
  },
})

const variables = {
  codes: ['code', 'organization', 'minutes', 'name'],
  notices: ['what', 'when', 'desk', 'object', 'organization', 'name'],
} as const
const rows = {
  ...{ text: 2, call: 2, mailSubject: 1, mailBody: 6 },
  ...{ noticeText: 2, noticeCall: 3, noticeMailSubject: 1, noticeMailBody: 8 },
} as const satisfies Record<keyof MessageTemplates, number>

export interface TemplateFieldsProps {
  group: TemplateGroup
  draft: MessageTemplates
  problems: readonly TemplateProblem[]
  looks: MessagePreview | undefined
  onType: (name: keyof MessageTemplates, value: string) => void
}

/** The templates of one kind of messages, and how they look. */
export function TemplateFields({ group, draft, problems, looks, onType }: TemplateFieldsProps) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()

  function problemOf(name: keyof MessageTemplates): string | undefined {
    const problem = problems.find(({ template }) => template === name)
    if (!problem) return undefined
    const { key, value } = problemSentence(problem)
    return t(key, { value, interpolation: { skipOnVariables: true } })
  }

  function hintOf(name: keyof MessageTemplates): { hint?: string } {
    if (name === 'call') return { hint: t('callHint') }
    return name === 'mailSubject' ? { hint: t('subjectHint') } : {}
  }

  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{t(`group.${group}`)}</legend>
      <div>
        <p className={styles.quiet}>{t('variables')}</p>
        <dl className={styles.variables}>
          {variables[group].map((name) => (
            <div key={name}>
              <dt>{`{{${name}}}`}</dt>
              <dd>{t(`variable.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {groups[group].map((name) => (
        <Field key={name} label={t(`field.${name}`)} {...hintOf(name)} {...validation(problemOf(name))}>
          {rows[name] === 1 ? (
            <Input value={draft[name]} onChange={(_, { value }) => onType(name, value)} />
          ) : (
            <Textarea
              value={draft[name]}
              rows={rows[name]}
              onChange={(_, { value }) => onType(name, value)}
            />
          )}
        </Field>
      ))}
      {looks && (
        <TemplatePreview label={t(`preview.${group}`)} looks={group === 'notices' ? looks.notice : looks} />
      )}
    </fieldset>
  )
}
