import { Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { GatewaySettings } from '../../preload/contract.ts'
import { saveTwilio } from '../queries/messages.ts'
import { validation } from './field-problem.ts'
import { GatewayForm, SecretField, useGatewayForm } from './gateway-form.tsx'
import { GatewayPanel } from './gateway-panel.tsx'
import {
  draftOf,
  isSecretKept,
  knownRefusal,
  missingIn,
  sids,
  type TwilioField,
  typedFrom,
} from './twilio-draft.ts'

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
  const saving = useMutation(saveTwilio())
  const { typed, change, lacking, refused, form } = useGatewayForm({
    start: () => typedFrom(twilio),
    missingIn: (now) => missingIn(now, twilio),
    ...{ knownRefusal, draftOf, saving, onDone },
  })

  function problemOf(field: TwilioField): string | undefined {
    const lacks = lacking?.[field]
    if (lacks && field === 'secret' && twilio?.secret) return t('twilio.secretOfOther')
    if (lacks) return t(`problem.${lacks}`)
    if (refused?.field !== field) return undefined
    return field === 'sender'
      ? t('problem.not-a-sender')
      : t('problem.not-a-sid', { prefix: prefixes[field as keyof typeof prefixes] })
  }

  return (
    <GatewayForm {...form}>
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
      <SecretField
        label={t('twilio.secret')}
        isKept={isSecretKept(typed, twilio)}
        problem={problemOf('secret')}
        value={typed.secret}
        onType={(secret) => change({ secret })}
      />
      <Field label={t('twilio.sender')} hint={t('twilio.senderHint')} {...validation(problemOf('sender'))}>
        <Input
          value={typed.sender}
          placeholder="+1…"
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => change({ sender: value })}
        />
      </Field>
    </GatewayForm>
  )
}
