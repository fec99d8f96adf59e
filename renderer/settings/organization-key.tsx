import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyState } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { copyKey, importKey, keyState } from '../queries/settings.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  form: { display: 'grid', gap: '12px' },
})

/** Whether this computer has the organization's key; administrators bring it from one console to another. */
export function OrganizationKey({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const state = useQuery(keyState())
  const copying = useMutation(copyKey())
  const [importing, setImporting] = useState(false)
  const [wasImporting, setWasImporting] = useState(false)
  const fromKeychain = state.data?.state === 'ready' && state.data.keptIn === 'keychain'

  return (
    <>
      <p className={styles.quiet}>{t('key.text')}</p>
      {state.error && <ErrorMessage error={state.error} onRetry={() => void state.refetch()} />}
      {state.data && <State state={state.data} />}
      {!mayChange && <p className={styles.quiet}>{t('key.others')}</p>}
      {importing ? (
        <Import
          onDone={() => {
            // The keys go back to where the form was opened.
            setWasImporting(true)
            setImporting(false)
          }}
        />
      ) : (
        mayChange &&
        state.data && (
          <div className={styles.buttons}>
            {fromKeychain && (
              <Button
                autoFocus={wasImporting}
                disabledFocusable={copying.isPending}
                onClick={() => copying.mutate()}
              >
                {t('key.copy')}
              </Button>
            )}
            {state.data.state === 'none' && (
              <Button autoFocus={wasImporting} onClick={() => setImporting(true)}>
                {t('key.import')}
              </Button>
            )}
          </div>
        )
      )}
      {copying.data && (
        <p className={styles.text} role="status">
          {t('key.copied', { seconds: copying.data.clearsAfterSeconds })}
        </p>
      )}
      {copying.error && <ErrorMessage error={copying.error} />}
    </>
  )
}

function State({ state }: { state: KeyState }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  if (state.state === 'ready')
    return <p className={styles.text}>{t(`key.ready.${state.keptIn}`, { kid: state.kid })}</p>
  return <p className={styles.text}>{t(state.state === 'none' ? 'key.none' : 'key.noKeychain')}</p>
}

function Import({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const importing = useMutation(importKey())
  const [key, setKey] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    importing.mutate(key.trim(), { onSuccess: onDone })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('key.importLabel')} hint={t('key.importHint')}>
        <Input
          type="password"
          value={key}
          onChange={(_, { value }) => setKey(value)}
          autoComplete="off"
          autoFocus
        />
      </Field>
      {importing.error && <ErrorMessage error={importing.error} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={importing.isPending || key.trim() === ''}
        >
          {t('key.importDo')}
        </Button>
        <Button onClick={onDone}>{t('key.cancel')}</Button>
      </div>
    </form>
  )
}
