import { Button, Field, Input, makeStyles, Select, ToggleButton, tokens } from '@fluentui/react-components'
import { Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryChoice } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { CallError } from '../queries/client.ts'
import { signIn } from '../queries/session.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  eye: { minWidth: 0 },
})

/** Signs in to one of the organization's directories. After a refusal only the password has to be typed again. */
export function SignInForm({ directories }: { directories: DirectoryChoice[] }) {
  const { t } = useTranslation('signIn')
  const styles = useStyles()
  const signingIn = useMutation(signIn())
  const [directoryId, setDirectoryId] = useState(directories[0]?.id ?? '')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const passwordInput = useRef<HTMLInputElement>(null)
  // Known at once, where the mutation's own state comes a moment later: a double click must not bind twice.
  const asking = useRef(false)
  const directory = directories.find(({ id }) => id === directoryId) ?? directories[0]
  const plain = directory?.security === 'ldap' && !directory.urls.every(isThisComputer)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (asking.current || !directory || userName.trim() === '' || password === '') return
    asking.current = true
    const argument = { directoryId: directory.id, userName, password }
    signingIn.mutate(argument, {
      onError: (error) => {
        // Where the password was right or never looked at, typing it again would be for nothing.
        if (!(error instanceof CallError) || error.code !== 'wrong-credentials') return
        setPassword('')
        passwordInput.current?.focus()
      },
      onSettled: () => {
        asking.current = false
      },
    })
  }

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.title}>{t('title')}</h2>
      <Field
        label={t('directory')}
        {...(plain && { validationState: 'warning', validationMessage: t('plain') })}
      >
        <Select value={directory?.id ?? ''} onChange={(_, { value }) => setDirectoryId(value)}>
          {directories.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('userName')} hint={t('userNameHint')}>
        <Input
          value={userName}
          onChange={(_, { value }) => setUserName(value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
      </Field>
      <Field
        label={t('password')}
        {...(capsLock && { validationState: 'warning', validationMessage: t('capsLock') })}
      >
        <Input
          input={{ ref: passwordInput }}
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={(_, { value }) => setPassword(value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          autoComplete="off"
          spellCheck={false}
          contentAfter={
            <ToggleButton
              className={styles.eye}
              appearance="transparent"
              size="small"
              icon={shown ? <EyeOff20Regular /> : <Eye20Regular />}
              checked={shown}
              aria-label={t(shown ? 'hidePassword' : 'showPassword')}
              onClick={() => setShown(!shown)}
            />
          }
        />
      </Field>
      {signingIn.error && <ErrorMessage error={signingIn.error} />}
      <div>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={signingIn.isPending || userName.trim() === '' || password === ''}
        >
          {t(signingIn.isPending ? 'signingIn' : 'signIn')}
        </Button>
      </div>
    </form>
  )
}

/** Nothing leaves this computer on loopback, so that there is nothing to warn of. */
function isThisComputer(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
