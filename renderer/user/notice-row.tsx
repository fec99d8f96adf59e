import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Call16Regular,
  Chat16Regular,
  CheckmarkCircle16Regular,
  Clock16Regular,
  DismissCircle16Filled,
  Mail16Regular,
} from '@fluentui/react-icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AuditAction, CodeChannel, SentNotice } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { notices } from './notices-words.ts'

const channelIcons = {
  text: Chat16Regular,
  call: Call16Regular,
  email: Mail16Regular,
} satisfies Record<CodeChannel, typeof Chat16Regular>

const stateIcons = {
  sent: CheckmarkCircle16Regular,
  waiting: Clock16Regular,
  failed: DismissCircle16Filled,
} satisfies Record<SentNotice['state'], typeof Clock16Regular>

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    padding: '6px 12px 6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  icon: { marginTop: '2px', color: tokens.colorNeutralForeground3 },
  text: { display: 'grid', rowGap: '2px', justifyItems: 'start' },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '6px' },
  sent: { color: tokens.colorNeutralForeground3 },
  waiting: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
})

interface Props {
  notice: SentNotice
  busy: boolean
  /** Left out where the operator may not. */
  onRetry?: () => void
}

/** One notice: of what, where to, and whether it went out. */
export function NoticeRow({ notice, busy, onRetry }: Props) {
  const { t } = useTranslation('notices')
  const styles = useStyles()
  const { channel, target, state, attempts, nextAt, problem } = notice
  const Channel = channelIcons[channel]
  const State = stateIcons[state]
  const where = { channel: t(`by.${channel}`), target }
  return (
    <li className={styles.notice}>
      <Channel aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <span>
          {aboutWords(t, notice.about)}: <bdi>{t('to', where)}</bdi>
        </span>
        <span className={mergeClasses(styles.state, styles[state])}>
          <State aria-hidden />
          <span>
            {t(state)}
            {state !== 'sent' && attempts > 0 && `, ${t('tried', { count: attempts })}`}
            {problem && (
              <>
                ; <bdi>{t('says', { problem })}</bdi>
              </>
            )}
            {state === 'waiting' && nextAt && (
              <>
                ; {t('next')} <RelativeTime at={nextAt} />
              </>
            )}
          </span>
        </span>
        {state === 'failed' && onRetry && (
          <Button size="small" disabledFocusable={busy} aria-label={t('retryNamed', where)} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
      <span className={styles.quiet}>
        <RelativeTime at={notice.at} />
      </span>
    </li>
  )
}

function aboutWords(t: TFunction<'notices'>, about: AuditAction): string {
  const known = Object.keys(notices.about) as (keyof typeof notices.about)[]
  return t(`about.${known.find((one) => one === about) ?? 'other'}`)
}
