import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PushTest } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { GatewayAnswer } from '../app/gateway-answer.tsx'
import { usePolling } from '../app/use-polling.ts'
import { Countdown } from '../enrollment/countdown.tsx'
import { ownPush, readPushTest, testPush } from '../queries/messages.ts'
import { TestFailed } from './test-failed.tsx'
import { useTestStyles } from './test-styles.ts'

const useStyles = makeStyles({
  waits: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 12px' },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
})

/** Asks a device of the administrator's own: a prompt can go nowhere else. */
export function SendPush() {
  const { t } = useTranslation('settings', { keyPrefix: 'messages.test' })
  const row = useTestStyles()
  const own = useQuery(ownPush())
  const asking = useMutation(testPush())
  const reading = useMutation(readPushTest())
  const [chosen, setChosen] = useState('')
  const [asked, setAsked] = useState<{ label: string; test: PushTest } | null>(null)
  const waits = asked?.test.push.stage === 'waiting-for-approval'
  const error = asking.error ?? reading.error
  usePolling(waits, async () => {
    // An error stays on show until the next answer.
    const test = await reading.mutateAsync().catch(() => undefined)
    if (test !== undefined) setAsked((before) => before && test && { ...before, test })
  })

  if (own.error)
    return (
      <div className={row.below}>
        <ErrorMessage error={own.error} onRetry={() => void own.refetch()} />
      </div>
    )
  if (!own.data) return null
  const method = own.data.find(({ id }) => id === chosen) ?? own.data[0]
  if (!method) return <p className={row.below}>{t('push.none')}</p>

  const send = () => {
    setAsked(null)
    reading.reset()
    asking.mutate(method.id, { onSuccess: (test) => setAsked({ label: method.label, test }) })
  }
  const isBusy = asking.isPending || waits
  return (
    <>
      <Field className={row.to} label={t('push.device')} hint={t('push.deviceHint')}>
        <Select value={method.id} onChange={(_, { value }) => setChosen(value)}>
          {own.data.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Button className={row.button} disabledFocusable={isBusy} onClick={isBusy ? undefined : send}>
        {t(asking.isPending ? 'sending' : 'send')}
      </Button>
      {error && (
        <div className={row.below}>
          <TestFailed error={error} />
        </div>
      )}
      {asked && <Outcome {...asked} />}
    </>
  )
}

function Outcome({ label, test: { push, answer } }: { label: string; test: PushTest }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages.test' })
  const styles = useStyles()
  const { below } = useTestStyles()
  const { stage, number, expiresAt } = push
  return (
    <div className={below}>
      {number !== null && (
        <div className={styles.waits}>
          <span>{t('push.number')}</span>
          <span className={styles.number}>{number}</span>
          <Countdown label={t('push.left')} until={expiresAt} over={t('push.late')} />
        </div>
      )}
      <p className={below} role="status">
        {t(`push.stage.${stage}`, { label })} {answer !== '' && <GatewayAnswer answer={answer} />}
      </p>
    </div>
  )
}
