import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ReminderChannel, ReminderPlan } from '../../../preload/contract.ts'
import { Section } from '../../app/section.tsx'

const useStyles = makeStyles({
  choice: { marginInlineStart: '-8px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const channels = ['email', 'text'] as const satisfies ReminderChannel[]

interface Props {
  plan: ReminderPlan
  channel: ReminderChannel
  onChannel: (channel: ReminderChannel) => void
}

/** By mail or by text message, and by which gateway that is. */
export function ChannelChoice({ plan, channel, onChannel }: Props) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const { gateway } = plan
  return (
    <Section title={t('channel.title')}>
      <RadioGroup
        layout="horizontal"
        className={styles.choice}
        aria-label={t('channel.title')}
        value={channel}
        onChange={(_, { value }) => onChannel(channels.find((one) => one === value) ?? 'email')}
      >
        {channels.map((one) => (
          <Radio key={one} value={one} label={t(`channel.${one}`)} />
        ))}
      </RadioGroup>
      <p className={styles.quiet}>
        {gateway === null ? t(`channel.none.${plan.channel}`) : t(`channel.via.${gateway}`)}
      </p>
    </Section>
  )
}
