import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { Info20Regular, Warning20Filled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  warning: {
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  icon: { color: tokens.colorNeutralForeground3 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
})

/** Something to know before the page goes on; a screen reader says it at once. */
export function Notice({ warning = false, children }: { warning?: boolean; children: ReactNode }) {
  const styles = useStyles()
  const Icon = warning ? Warning20Filled : Info20Regular
  return (
    <div role="status" className={mergeClasses(styles.notice, warning && styles.warning)}>
      <Icon aria-hidden className={warning ? styles.warningIcon : styles.icon} />
      <div>{children}</div>
    </div>
  )
}
