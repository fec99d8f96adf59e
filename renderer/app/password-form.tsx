import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { SessionState } from '../../preload/contract.ts'
import { unlock } from '../queries/session.ts'
import { ErrorMessage } from './error-message.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
  field: { flex: '1 1 200px' },
  error: { flexBasis: '100%' },
})

export interface PasswordFormProps {
  session: Exclude<SessionState, { state: 'signed-out' }>
  label: string
  button: string
  autoFocus?: boolean
}

/** Brings the operator back, after a lock or a lost connection. The practice directory needs no password. */
export function PasswordForm({ session, label, button, autoFocus = false }: PasswordFormProps) {
  const styles = useStyles()
  const unlocking = useMutation(unlock())
  const [password, setPassword] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const { practice } = session.directory

  function submit(event: FormEvent): void {
    event.preventDefault()
    const given = practice ? null : password
    setPassword('')
    unlocking.mutate(given, { onError: () => input.current?.focus() })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {!practice && (
        <Field label={label} className={styles.field}>
          <Input
            input={{ ref: input }}
            type="password"
            value={password}
            onChange={(_, { value }) => setPassword(value)}
            autoComplete="off"
            autoFocus={autoFocus}
          />
        </Field>
      )}
      <Button
        type="submit"
        appearance="primary"
        disabled={unlocking.isPending || (!practice && password === '')}
        autoFocus={autoFocus && practice}
      >
        {button}
      </Button>
      {unlocking.error && (
        <div className={styles.error}>
          <ErrorMessage error={unlocking.error} />
        </div>
      )}
    </form>
  )
}
