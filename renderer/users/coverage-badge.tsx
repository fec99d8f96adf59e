import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Filled,
  DocumentError16Regular,
  SubtractCircle16Regular,
  Warning16Filled,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CoverageState } from '../../preload/contract.ts'
import { type CoverageBadgeKind, coverageBadgeKind } from './coverage.ts'

const icons = {
  capable: CheckmarkCircle16Filled,
  lacks: Warning16Filled,
  'not-required': SubtractCircle16Regular,
  unreadable: DocumentError16Regular,
} satisfies Record<CoverageBadgeKind, typeof Warning16Filled>

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  capable: { color: tokens.colorStatusSuccessForeground1 },
  lacks: { color: tokens.colorStatusWarningForeground1 },
  'not-required': { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  unreadable: { color: tokens.colorStatusDangerForeground1 },
})

/** How a user stands to the policy: an icon and a word, the color only besides. */
export function CoverageBadge({ coverage }: { coverage: CoverageState }) {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const kind = coverageBadgeKind(coverage)
  const Icon = icons[kind]
  return (
    <span className={mergeClasses(styles.badge, styles[kind])} title={t(`coverageExplained.${kind}`)}>
      <Icon aria-hidden />
      {t(`coverage.${kind}`)}
    </span>
  )
}
