import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderPreview, ReminderTemplates, ReminderWords } from '../../../preload/contract.ts'
import { NotSaved } from '../../app/not-saved.tsx'
import { validation } from '../../settings/field-problem.ts'
import type { ReminderKind, Wording } from './use-wording.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  variables: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '0 12px',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '& dt': { fontFamily: tokens.fontFamilyMonospace },
    '& dd': { margin: 0 },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

const rows = { mailSubject: 1, mailBody: 9, text: 4 } as const satisfies Record<keyof ReminderWords, number>
const variables = ['name', 'missing', 'organization', 'url', 'desk'] as const

interface Props {
  kind: ReminderKind
  wording: Wording
  draft: ReminderTemplates
  problems: ReminderPreview['problems']
}

/** The words of one kind. They are kept for the whole organization. */
export function WordsEditor({ kind, wording, draft, problems }: Props) {
  const { t } = useTranslation('reminders', { keyPrefix: 'message' })
  const styles = useStyles()
  const { saving, isChanged, isStandard } = wording
  const names = kind === 'manager' ? [...variables, 'user' as const] : variables
  const hasProblems = problems.length > 0

  function problemOf(template: keyof ReminderWords): string | undefined {
    const problem = problems.find((one) => one.kind === kind && one.template === template)
    if (!problem) return undefined
    const value = problem.why === 'unknown-variable' ? `{{${problem.value}}}` : problem.value
    return t(`problem.${problem.why}`, { value, interpolation: { skipOnVariables: true } })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!hasProblems) wording.save()
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {(Object.entries(draft[kind]) as [keyof ReminderWords, string][]).map(([template, words]) => (
        <Field key={template} label={t(`field.${template}`)} {...validation(problemOf(template))}>
          {rows[template] === 1 ? (
            <Input value={words} onChange={(_, { value }) => wording.type(kind, template, value)} />
          ) : (
            <Textarea
              value={words}
              rows={rows[template]}
              resize="vertical"
              onChange={(_, { value }) => wording.type(kind, template, value)}
            />
          )}
        </Field>
      ))}
      <div>
        <p className={styles.quiet}>{t('variables')}</p>
        <dl className={styles.variables}>
          {names.map((name) => [
            <dt key={name}>{`{{${name}}}`}</dt>,
            <dd key={`${name}-means`}>{t(`variable.${name}`)}</dd>,
          ])}
        </dl>
      </div>
      <p className={styles.quiet}>{t('kept')}</p>
      {saving.error && (
        <NotSaved error={saving.error} what={t('elsewhere.what')} next={t('elsewhere.next')} />
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={saving.isPending || !isChanged || hasProblems}
        >
          {t('save')}
        </Button>
        {isChanged && <Button onClick={wording.discard}>{t('discard')}</Button>}
        {!isStandard && <Button onClick={wording.useStandard}>{t('standard')}</Button>}
      </div>
      {saving.isSuccess && !isChanged && (
        <p className={styles.quiet} role="status">
          {t('saved')}
        </p>
      )}
    </form>
  )
}
