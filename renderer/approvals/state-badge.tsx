import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Filled,
  Clock16Regular,
  DismissCircle16Filled,
  HandRight16Filled,
  HourglassHalf16Regular,
  PersonClock16Filled,
  ProhibitedMultiple16Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Approval, ApprovalState } from '../../preload/contract.ts'
import { waitsFor } from './order.ts'
import { stateWords } from './sentences.ts'

const icons = {
  pending: Clock16Regular,
  holding: HourglassHalf16Regular,
  approved: CheckmarkCircle16Filled,
  declined: DismissCircle16Filled,
  stopped: HandRight16Filled,
  expired: ProhibitedMultiple16Regular,
  'carried-out': CheckmarkCircle16Filled,
  failed: DismissCircle16Filled,
} satisfies Record<ApprovalState, typeof Clock16Regular>

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  yours: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  hold: { color: tokens.colorStatusWarningForeground1 },
})

/** Where it stands, as icon and words. */
export function StateBadge({ approval, operatorDn }: { approval: Approval; operatorDn: string }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { state } = approval
  const yours = waitsFor(approval, operatorDn)
  const Icon = yours ? PersonClock16Filled : icons[state]
  const color = {
    pending: undefined,
    holding: styles.hold,
    approved: styles.good,
    declined: styles.bad,
    stopped: styles.bad,
    expired: undefined,
    'carried-out': styles.good,
    failed: styles.bad,
  } satisfies Record<ApprovalState, string | undefined>
  return (
    <span className={mergeClasses(styles.state, yours ? styles.yours : color[state])}>
      <Icon aria-hidden />
      {stateWords(t, approval, operatorDn)}
    </span>
  )
}
