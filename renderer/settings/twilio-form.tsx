import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GatewaySettings } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { saveTwilio } from '../queries/messages.ts'
import { refusalOf, validation } from './field-problem.ts'
import { GatewayPanel } from './gateway-panel.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  buttons: { display: 'flex', gap: '8px' },
})

type Settings = GatewaySettings['twilio']
const ids = ['accountSid', 'keySid', 'serviceSid'] as const
const prefixes = { accountSid: 'AC', keySid: 'SK', serviceSid: 'VA' } as const

/** The organization's account at Twilio, as this computer uses it. */
export function Twilio({ twilio }: { twilio: Settings }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  return (
    <GatewayPanel
      title={t('twilio.title')}
      summary={twilio && t('twilio.summary', { account: twilio.accountSid, service: twilio.serviceSid })}
      warning={twilio?.secret === false ? t('twilio.noSecret') : null}
      open={t(twilio ? 'twilio.change' : 'twilio.setUp')}
      form={(close) => <TwilioForm twilio={twilio} onDone={close} />}
    />
  )
}

function TwilioForm({ twilio, onDone }: { twilio: Settings; onDone: () => void }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const saving = useMutation(saveTwilio())
  const [typed, setTyped] = useState({
    accountSid: twilio?.accountSid ?? '',
    keySid: twilio?.keySid ?? '',
    serviceSid: twilio?.serviceSid ?? '',
  })
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  // Main keeps a secret with its key only, and sends it along with no other.
  const isSameKey = twilio?.accountSid === typed.accountSid.trim() && twilio.keySid === typed.keySid.trim()
  const isKept = twilio?.secret === true && isSameKey
  const lacksSecret = secret === '' && !isKept
  const refusal = refusalOf(saving.error)
  const refused = ids.find((id) => id === refusal?.field)

  function problemOf(id: (typeof ids)[number]): string | undefined {
    if (tried && typed[id].trim() === '') return t('problem.required')
    return refused === id ? t('problem.not-a-sid', { prefix: prefixes[id] }) : undefined
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (lacksSecret || ids.some((id) => typed[id].trim() === '')) return
    saving.mutate({ ...typed, secret: secret === '' ? null : secret }, { onSuccess: onDone })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {ids.map((id, index) => (
        <Field key={id} label={t(`twilio.${id}`)} required {...validation(problemOf(id))}>
          <Input
            value={typed[id]}
            placeholder={`${prefixes[id]}…`}
            spellCheck={false}
            autoComplete="off"
            autoFocus={index === 0}
            onChange={(_, { value }) => setTyped({ ...typed, [id]: value })}
          />
        </Field>
      ))}
      <Field
        label={t('twilio.secret')}
        hint={isKept ? t('kept') : t('secretHint')}
        required={!isKept}
        {...validation(
          tried && lacksSecret ? t(twilio?.secret ? 'twilio.secretOfOther' : 'problem.required') : undefined,
        )}
      >
        <Input
          type="password"
          value={secret}
          placeholder={isKept ? t('keptPlaceholder') : ''}
          autoComplete="off"
          onChange={(_, { value }) => setSecret(value)}
        />
      </Field>
      {saving.error && !refused && <ErrorMessage error={saving.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
