import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircle20Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment, CodeProblem } from '../../preload/contract.ts'
import { problemWords } from './code-problem.ts'

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
  shown: AuthenticatorEnrollment
  attemptsLeft: number | null
  onShowQr: () => void
}

export function CodeProblemMessage({ problem, shown, attemptsLeft, onShowQr }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { what, say } = problemWords(t, problem, shown)
  return (
    <div className={styles.problem}>
      <ErrorCircle20Filled aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <span className={styles.what}>{what}</span>
        {say && <q>{say}</q>}
        {problem.why === 'previous-key' && <Button onClick={onShowQr}>{t('code.showQr')}</Button>}
        {problem.why !== 'format' && attemptsLeft !== null && (
          <span className={styles.quiet}>{t('code.attempts', { count: attemptsLeft })}</span>
        )}
      </div>
    </div>
  )
}
