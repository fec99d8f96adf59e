import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { type Refusal, refusalOf, validation } from './field-problem.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  buttons: { display: 'flex', gap: '8px' },
})

interface Gateway<Typed, Draft, Missing, Refused> {
  /** As it was saved. */
  start: () => Typed
  missingIn: (typed: Typed) => Missing
  knownRefusal: (refusal: Refusal | null) => Refused | null
  draftOf: (typed: Typed) => Draft
  saving: UseMutationResult<unknown, Error, Draft>
  onDone: () => void
}

/** What is typed into a gateway's form. What it lacks is said once it was sent off; then main has the last word. */
export function useGatewayForm<Typed extends object, Draft, Missing extends object, Refused>({
  start,
  saving,
  onDone,
  ...gateway
}: Gateway<Typed, Draft, Missing, Refused>) {
  const [typed, setTyped] = useState(start)
  const [tried, setTried] = useState(false)
  const missing = gateway.missingIn(typed)
  const refused = gateway.knownRefusal(refusalOf(saving.error))

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length > 0) return
    saving.mutate(gateway.draftOf(typed), { onSuccess: onDone })
  }

  return {
    typed,
    setTyped,
    change: (more: Partial<Typed>) => setTyped({ ...typed, ...more }),
    lacking: tried ? missing : null,
    refused,
    /** For the form itself. What was refused of a field is said there. */
    form: {
      error: refused === null ? saving.error : null,
      isSaving: saving.isPending,
      onSubmit: submit,
      onCancel: onDone,
    },
  }
}

interface FormProps {
  error: Error | null
  isSaving: boolean
  onSubmit: (event: FormEvent) => void
  onCancel: () => void
  children: ReactNode
}

/** A gateway's fields, what came of saving them, and the two ways out. */
export function GatewayForm({ error, isSaving, onSubmit, onCancel, children }: FormProps) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {children}
      {error && <ErrorMessage error={error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

interface SecretProps {
  className?: string
  label: string
  /** Main still has it: it is typed again only to change it. */
  isKept: boolean
  problem: string | undefined
  value: string
  onType: (secret: string) => void
}

/** What main is given and never shows again. */
export function SecretField({ className, label, isKept, problem, value, onType }: SecretProps) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  return (
    <Field
      className={className}
      label={label}
      hint={isKept ? t('kept') : t('secretHint')}
      required={!isKept}
      {...validation(problem)}
    >
      <Input
        type="password"
        value={value}
        placeholder={isKept ? t('keptPlaceholder') : ''}
        autoComplete="off"
        onChange={(_, data) => onType(data.value)}
      />
    </Field>
  )
}
