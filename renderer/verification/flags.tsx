import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import './i18n.ts'

const useStyles = makeStyles({
  flags: { display: 'grid', rowGap: '8px' },
})

/** What every operator should know before they help. */
export function Flags({ card: { name, flags } }: { card: UserCard }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  if (flags.length === 0) return null
  return (
    <section className={styles.flags} aria-label={t('flags.title')}>
      {flags.map(({ kind, at, by }) => (
        <MessageBar
          key={`${kind} ${at}`}
          intent={kind === 'caller-failed' ? 'error' : 'warning'}
          layout="multiline"
          role="alert"
        >
          <MessageBarBody>
            {t(`flags.${kind}.before`, { name })} <RelativeTime at={at} /> {t(`flags.${kind}.after`, { by })}
          </MessageBarBody>
        </MessageBar>
      ))}
    </section>
  )
}
