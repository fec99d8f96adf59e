import { makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircle20Filled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeProblem } from '../../preload/contract.ts'
import { type CodeSource, problemWords } from './code-problem.ts'

const useStyles = makeStyles({
  problem: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '4px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  icon: { color: tokens.colorStatusDangerForeground1 },
  text: { display: 'grid', rowGap: '4px', justifyItems: 'start' },
  what: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface Props {
  problem: CodeProblem
  source: CodeSource
  attemptsLeft: number | null
  /** How many tries are left, where the wizard's words don't fit. */
  tries?: string
  /** What helps, as a button. */
  children?: ReactNode
}

export function CodeProblemMessage({ problem, source, attemptsLeft, tries, children }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const isUsedUp = problem.why === 'wrong' && source.kind === 'message' && attemptsLeft === 0
  // The fifth wrong one: reading it out once more is of no use.
  const { what, say } = problemWords(t, isUsedUp ? { why: 'too-many-attempts' } : problem, source)
  const attempts = source.kind === 'app' ? 'code.attempts' : 'code.attemptsSent'
  const triesCount = problem.why !== 'format' && attemptsLeft !== null && attemptsLeft > 0
  return (
    <div className={styles.problem}>
      <ErrorCircle20Filled aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <span className={styles.what}>{what}</span>
        {say && <q>{say}</q>}
        {children}
        {triesCount && <span className={styles.quiet}>{tries ?? t(attempts, { count: attemptsLeft })}</span>}
      </div>
    </div>
  )
}
