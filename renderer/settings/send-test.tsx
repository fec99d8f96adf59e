import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GatewayChannel } from '../../preload/contract.ts'
import { channels } from './gateways.ts'
import { SendCode } from './send-code.tsx'
import { SendPush } from './send-push.tsx'
import { useTestStyles } from './test-styles.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '8px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Sends a message to the administrator, to see that the chosen gateway works. */
export function SendTest() {
  const { t } = useTranslation('settings', { keyPrefix: 'messages.test' })
  const styles = useStyles()
  const { row } = useTestStyles()
  const [channel, setChannel] = useState<GatewayChannel>('text')
  return (
    <div className={styles.form}>
      <h3 className={styles.title}>{t('title')}</h3>
      <p className={styles.quiet}>{t(channel === 'push' ? 'textPush' : 'text')}</p>
      <div className={row}>
        <Field label={t('channel')}>
          <Select
            value={channel}
            onChange={(_, { value }) => setChannel(channels.find((one) => one === value) ?? 'text')}
          >
            {channels.map((one) => (
              <option key={one} value={one}>
                {t(`channels.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {channel === 'push' ? (
          <SendPush />
        ) : (
          // A number says nothing as an address, nor the other way around.
          <SendCode key={channel === 'email' ? 'address' : 'number'} channel={channel} />
        )}
      </div>
    </div>
  )
}
