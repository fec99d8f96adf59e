import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle20Regular,
  Clock20Regular,
  DismissCircle20Regular,
  QuestionCircle20Regular,
  SubtractCircle20Regular,
} from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderCampaign, ReminderOutcome } from '../../../preload/contract.ts'
import { RelativeTime } from '../../app/relative-time.tsx'
import { NumberTiles } from '../number-tiles.tsx'
import { CampaignSteps } from './campaign-steps.tsx'
import { CampaignTrouble } from './campaign-trouble.tsx'
import { progressWords } from './campaign-words.ts'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: '12px',
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '8px 16px' },
  names: { display: 'grid', flex: '1 1 280px', rowGap: '2px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  progress: { display: 'grid', rowGap: '6px' },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
})

const looks = {
  sent: { Icon: CheckmarkCircle20Regular, tone: 'success' },
  'maybe-sent': { Icon: QuestionCircle20Regular, tone: 'warning' },
  failed: { Icon: DismissCircle20Regular, tone: 'danger' },
  'left-out': { Icon: SubtractCircle20Regular, tone: 'neutral' },
  waiting: { Icon: Clock20Regular, tone: 'neutral' },
} as const

export const outcomes = Object.keys(looks) as ReminderOutcome[]

interface Props {
  campaign: ReminderCampaign
  maySend: boolean
  /** Whose people are listed. */
  outcome: ReminderOutcome | null
  onOutcome: (outcome: ReminderOutcome | null) => void
}

/** The last reminders: how far they are, what became of everybody, and what can be done. */
export function Campaign({ campaign, maySend, outcome, onOutcome }: Props) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const titleId = useId()
  const { state, channel, people, startedAt, startedBy, filter, managersTold, error } = campaign
  const isUnderWay = state === 'running' || state === 'paused'
  const words = progressWords(t, campaign)
  const tiles = outcomes.map((key) => ({
    ...{ key, count: campaign.outcomes[key], label: t(`campaign.outcome.${key}`) },
    means: t(
      key === 'waiting' && state === 'cancelled'
        ? 'campaign.outcomeMeans.cancelled'
        : `campaign.outcomeMeans.${key}`,
    ),
    ...looks[key],
  }))
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <div className={styles.top}>
        <div className={styles.names}>
          <h2 id={titleId} className={styles.title}>
            {t(`campaign.title.${state}.${channel}`)}
          </h2>
          <p className={styles.quiet}>
            <bdi>{t('campaign.started', { name: startedBy })}</bdi> <RelativeTime at={startedAt} />
            {' · '}
            {filter}
            {managersTold > 0 && ` · ${t('campaign.managers', { count: managersTold })}`}
          </p>
        </div>
        {isUnderWay && maySend && <CampaignSteps campaign={campaign} />}
      </div>
      {isUnderWay && (
        <div className={styles.progress}>
          <ProgressBar
            thickness="large"
            aria-label={t('campaign.progressLabel')}
            aria-valuetext={words}
            value={people === 0 ? 1 : (people - campaign.outcomes.waiting) / people}
            {...(error && { color: 'error' })}
          />
          <p className={styles.quiet}>{words}</p>
          {state === 'running' && <p className={styles.quiet}>{t('campaign.stay')}</p>}
        </div>
      )}
      <CampaignTrouble campaign={campaign} maySend={maySend} />
      <NumberTiles
        tiles={tiles}
        chosen={outcome}
        onChoose={(key) => onOutcome(key === outcome ? null : key)}
      />
    </section>
  )
}
