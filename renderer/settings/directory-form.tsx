import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryDraft } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { CallError } from '../queries/client.ts'
import { addDirectory, changeOwnDirectory } from '../queries/settings.ts'
import { isPartly, noGroups, RoleGroups, roleGroupsFrom } from './role-groups.tsx'
import { settings } from './words.ts'

addWords('settings', settings)

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  buttons: { display: 'flex', gap: '8px' },
})

const empty: DirectoryDraft = {
  label: '',
  urls: [],
  security: 'ldaps',
  ca: null,
  baseDn: '',
  roleGroups: null,
}

type FieldName = 'label' | 'urls' | 'baseDn' | 'ca'
const problems = ['not-a-url', 'wrong-scheme', 'more-than-host-and-port', 'not-a-certificate'] as const

/** Adds a directory, or changes the operator's own, which is given. Main checks what it can; problems stand at their field. */
export function DirectoryForm({
  directory,
  onDone,
}: {
  directory: DirectoryDraft | null
  onDone: () => void
}) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const saving = useMutation(directory ? changeOwnDirectory() : addDirectory())
  const start = directory ?? empty
  const [label, setLabel] = useState(start.label)
  const [security, setSecurity] = useState(start.security)
  const [urls, setUrls] = useState(start.urls.join('\n'))
  const [baseDn, setBaseDn] = useState(start.baseDn)
  const [ca, setCa] = useState(start.ca ?? '')
  const [groups, setGroups] = useState(start.roleGroups ?? noGroups)
  const [tried, setTried] = useState(false)
  const scheme = security === 'ldaps' ? 'ldaps://' : 'ldap://'
  const lines = urls
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

  const missing: Partial<Record<FieldName, string>> = {
    ...(label.trim() === '' && { label: t('form.problem.label') }),
    ...(lines.length === 0 && { urls: t('form.problem.urls') }),
    ...(baseDn.trim() === '' && { baseDn: t('form.problem.baseDn') }),
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length > 0 || isPartly(groups)) return
    const draft: DirectoryDraft = {
      label: label.trim(),
      security,
      urls: lines,
      baseDn: baseDn.trim(),
      ca: ca.trim() === '' ? null : ca.trim(),
      roleGroups: roleGroupsFrom(groups),
    }
    saving.mutate(draft, { onSuccess: onDone })
  }

  const refused = refusal(saving.error)
  const known = problems.find((problem) => problem === refused?.problem)

  function messageFor(field: FieldName): string | undefined {
    if (tried && missing[field]) return missing[field]
    if (refused?.field !== field || !known) return undefined
    return t(`form.problem.${known}`, { value: refused.value, scheme })
  }
  const validation = (field: FieldName) => {
    const validationMessage = messageFor(field)
    return validationMessage === undefined ? {} : { validationState: 'error' as const, validationMessage }
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h2 className={styles.title}>{t(directory ? 'form.editTitle' : 'form.addTitle')}</h2>
      <Field label={t('form.label')} hint={t('form.labelHint')} required {...validation('label')}>
        <Input value={label} onChange={(_, { value }) => setLabel(value)} autoFocus />
      </Field>
      <Field
        label={t('form.security')}
        {...(security === 'ldap' && { validationState: 'warning', validationMessage: t('form.ldapWarning') })}
      >
        <Select
          value={security}
          onChange={(_, { value }) => setSecurity(value as DirectoryDraft['security'])}
        >
          {(['ldaps', 'starttls', 'ldap'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`form.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('form.urls')}
        hint={t('form.urlsHint', { example: `${scheme}ldap.example.edu` })}
        required
        {...validation('urls')}
      >
        <Textarea value={urls} rows={2} spellCheck={false} onChange={(_, { value }) => setUrls(value)} />
      </Field>
      <Field label={t('form.baseDn')} hint={t('form.baseDnHint')} required {...validation('baseDn')}>
        <Input value={baseDn} spellCheck={false} onChange={(_, { value }) => setBaseDn(value)} />
      </Field>
      {security !== 'ldap' && (
        <Field label={t('form.ca')} {...validation('ca')}>
          <Textarea
            value={ca}
            rows={3}
            spellCheck={false}
            textarea={{ className: styles.mono }}
            onChange={(_, { value }) => setCa(value)}
          />
        </Field>
      )}
      <RoleGroups groups={groups} baseDn={baseDn} tried={tried} onChange={setGroups} />
      {saving.error && !known && <ErrorMessage error={saving.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {t('form.save')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}

function refusal(error: unknown): { field: string; problem: string; value: string } | null {
  if (!(error instanceof CallError) || error.code !== 'bad-settings') return null
  const { field = '', problem = '', value = '' } = error.detail
  return { field: String(field), problem: String(problem), value: String(value) }
}
