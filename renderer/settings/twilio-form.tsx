import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GatewaySettings } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { saveTwilio } from '../queries/messages.ts'
import { refusalOf, validation } from './field-problem.ts'
import { GatewayPanel } from './gateway-panel.tsx'
import {
  draftOf,
  isSecretKept,
  knownRefusal,
  missingIn,
  sids,
  type TwilioField,
  type TypedTwilio,
  typedFrom,
} from './twilio-draft.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  buttons: { display: 'flex', gap: '8px' },
})

type Settings = GatewaySettings['twilio']
const prefixes = { accountSid: 'AC', keySid: 'SK', serviceSid: 'VA' } as const

/** The organization's account at Twilio, as this computer uses it. */
export function Twilio({ twilio }: { twilio: Settings }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const summarize = ({ accountSid: account, serviceSid: service, sender }: NonNullable<Settings>) =>
    sender === null
      ? t('twilio.summaryNoSender', { account, service })
      : t('twilio.summary', { account, service, sender })
  return (
    <GatewayPanel
      title={t('twilio.title')}
      summary={twilio && summarize(twilio)}
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
  const [typed, setTyped] = useState(() => typedFrom(twilio))
  const [tried, setTried] = useState(false)
  const change = (more: Partial<TypedTwilio>) => setTyped({ ...typed, ...more })
  const missing = missingIn(typed, twilio)
  const refused = knownRefusal(refusalOf(saving.error))
  const isKept = isSecretKept(typed, twilio)

  function problemOf(field: TwilioField): string | undefined {
    const lacks = tried && missing[field]
    if (lacks && field === 'secret' && twilio?.secret) return t('twilio.secretOfOther')
    if (lacks) return t(`problem.${lacks}`)
    if (refused?.field !== field) return undefined
    return field === 'sender'
      ? t('problem.not-a-sender')
      : t('problem.not-a-sid', { prefix: prefixes[field as keyof typeof prefixes] })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length > 0) return
    saving.mutate(draftOf(typed), { onSuccess: onDone })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {sids.map((id, index) => (
        <Field key={id} label={t(`twilio.${id}`)} required {...validation(problemOf(id))}>
          <Input
            value={typed[id]}
            placeholder={`${prefixes[id]}…`}
            spellCheck={false}
            autoComplete="off"
            autoFocus={index === 0}
            onChange={(_, { value }) => change({ [id]: value })}
          />
        </Field>
      ))}
      <Field
        label={t('twilio.secret')}
        hint={isKept ? t('kept') : t('secretHint')}
        required={!isKept}
        {...validation(problemOf('secret'))}
      >
        <Input
          type="password"
          value={typed.secret}
          placeholder={isKept ? t('keptPlaceholder') : ''}
          autoComplete="off"
          onChange={(_, { value }) => change({ secret: value })}
        />
      </Field>
      <Field label={t('twilio.sender')} hint={t('twilio.senderHint')} {...validation(problemOf('sender'))}>
        <Input
          value={typed.sender}
          placeholder="+1…"
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => change({ sender: value })}
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
