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
import { isNowhere, isPerhapsSent, noticeProblem } from './notice-problem.ts'
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
  const { channel, target, state, nextAt } = notice
  const Channel = channelIcons[channel]
  const State = stateIcons[state]
  const nowhere = isNowhere(notice)
  const where = { channel: t(`by.${channel}`), target }
  return (
    <li className={styles.notice}>
      <Channel aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <span>
          {aboutWords(t, notice.about)}
          {!nowhere && (
            <>
              : <bdi>{t('to', where)}</bdi>
            </>
          )}
        </span>
        <span className={mergeClasses(styles.state, styles[state])}>
          <State aria-hidden />
          <span>
            <bdi>{nowhere ? t('nowhere') : stateSentence(t, notice)}</bdi>
            {state === 'waiting' && nextAt && notice.attempts > 0 && (
              <>
                ; {t('next')} <RelativeTime at={nextAt} />
              </>
            )}
          </span>
        </span>
        {state === 'failed' && !nowhere && onRetry && (
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

/** "Not delivered, tried 5 times; the gateway says: …" */
function stateSentence(t: TFunction<'notices'>, notice: SentNotice): string {
  const { state, attempts } = notice
  if (state === 'sent') return t('sent')
  const how = isPerhapsSent(notice) ? t('perhaps') : t(state)
  const tried = attempts > 0 ? `${how}, ${t('tried', { count: attempts })}` : how
  const problem = noticeProblem(t, notice)
  return problem === null ? tried : `${tried}; ${problem}`
}

function aboutWords(t: TFunction<'notices'>, about: AuditAction): string {
  const known = Object.keys(notices.about) as (keyof typeof notices.about)[]
  return t(`about.${known.find((one) => one === about) ?? 'other'}`)
}
