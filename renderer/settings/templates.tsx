import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { CallError } from '../queries/client.ts'
import { preview, saveTemplates, templates } from '../queries/messages.ts'
import { validation } from './field-problem.ts'
import { TemplatePreview } from './template-preview.tsx'
import { useSettled } from './use-settled.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
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
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  text: { margin: 0 },
})

const names = ['text', 'call', 'mailSubject', 'mailBody'] as const satisfies (keyof MessageTemplates)[]
const rows = { text: 2, call: 2, mailBody: 6 } as const
const variables = ['code', 'organization', 'minutes', 'name'] as const
const settleMs = 250

/** The words in which the organization's messages go out. */
export function Templates() {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()
  const known = useQuery(templates())
  return (
    <div className={styles.form}>
      <h3 className={styles.title}>{t('title')}</h3>
      <p className={styles.quiet}>{t('text')}</p>
      {known.error && <ErrorMessage error={known.error} onRetry={() => void known.refetch()} />}
      {known.data && <TemplatesForm {...known.data} />}
    </div>
  )
}

function TemplatesForm({ kept, standard }: { kept: MessageTemplates; standard: MessageTemplates }) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()
  const saving = useMutation(saveTemplates())
  /** What was typed and not saved; null follows what is kept. */
  const [typed, setTyped] = useState<MessageTemplates | null>(null)
  const draft = typed ?? kept
  const looks = useQuery(preview(useSettled(draft, settleMs)))
  const isDefault = names.every((name) => draft[name] === standard[name])
  const isChanged = names.some((name) => draft[name] !== kept[name])
  const problems = looks.data?.problems ?? []
  const refused = refusedTemplate(saving.error)

  function problemOf(name: keyof MessageTemplates): string | undefined {
    const problem = [...problems, ...(refused ? [refused] : [])].find(({ template }) => template === name)
    if (!problem) return undefined
    const value = problem.why === 'unknown-variable' ? `{{${problem.value}}}` : problem.value
    return t(`problem.${problem.why}`, { value, interpolation: { skipOnVariables: true } })
  }

  function type(name: keyof MessageTemplates, value: string): void {
    saving.reset()
    setTyped({ ...draft, [name]: value })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (isChanged && !saving.isPending)
      saving.mutate({ templates: draft, before: kept }, { onSuccess: () => setTyped(null) })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div>
        <p className={styles.quiet}>{t('variables')}</p>
        <dl className={styles.variables}>
          {variables.map((name) => (
            <Variable key={name} name={name} says={t(`variable.${name}`)} />
          ))}
        </dl>
      </div>
      {names.map((name) => (
        <Field
          key={name}
          label={t(`field.${name}`)}
          {...(name === 'call' && { hint: t('callHint') })}
          {...(name === 'mailSubject' && { hint: t('subjectHint') })}
          {...validation(problemOf(name))}
        >
          {name === 'mailSubject' ? (
            <Input value={draft[name]} onChange={(_, { value }) => type(name, value)} />
          ) : (
            <Textarea value={draft[name]} rows={rows[name]} onChange={(_, { value }) => type(name, value)} />
          )}
        </Field>
      ))}
      {looks.data && <TemplatePreview looks={looks.data} />}
      {looks.error && <ErrorMessage error={looks.error} onRetry={() => void looks.refetch()} />}
      {saving.error && !refused && <NotSaved error={saving.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending || !isChanged}>
          {t('save')}
        </Button>
        {isChanged && (
          <Button
            onClick={() => {
              saving.reset()
              setTyped(null)
            }}
          >
            {t('discard')}
          </Button>
        )}
        {!isDefault && (
          <Button
            onClick={() => {
              saving.reset()
              setTyped(standard)
            }}
          >
            {t('reset')}
          </Button>
        )}
      </div>
      {saving.isSuccess && !isChanged && (
        <p className={styles.text} role="status">
          {t('saved')}
        </p>
      )}
    </form>
  )
}

function Variable({ name, says }: { name: string; says: string }) {
  return (
    <div>
      <dt>{`{{${name}}}`}</dt>
      <dd>{says}</dd>
    </div>
  )
}

function NotSaved({ error }: { error: unknown }) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  if (!(error instanceof CallError) || error.code !== 'changed-elsewhere')
    return <ErrorMessage error={error} />
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('elsewhere.what')}</MessageBarTitle> {t('elsewhere.next')}
      </MessageBarBody>
    </MessageBar>
  )
}

const reasons = ['code-missing', 'unknown-variable', 'too-long', 'empty'] as const

/** What main found in a template when it was to be saved. */
function refusedTemplate(error: unknown): MessagePreview['problems'][number] | null {
  if (!(error instanceof CallError) || error.code !== 'bad-settings') return null
  const template = names.find((name) => name === error.detail['field'])
  const why = reasons.find((reason) => reason === error.detail['problem'])
  return template && why ? { template, why, value: String(error.detail['value'] ?? '') } : null
}
