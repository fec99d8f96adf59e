import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { Section } from '../app/section.tsx'
import { deciderName } from './sentences.ts'
import { StopWithCode } from './stop-with-code.tsx'
import { StopWithReason } from './stop-with-reason.tsx'
import { TimeLeft } from './time-left.tsx'

const useStyles = makeStyles({
  hold: {
    display: 'grid',
    rowGap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '24px',
    alignItems: 'start',
  },
})

interface Props {
  approval: Approval
  operatorDn: string
}

/** Approved, but not yet done: how long it can still be stopped, and the two ways to. */
export function Hold({ approval, operatorDn }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { holdUntil, may } = approval
  return (
    <Section title={t('hold.title')}>
      <div className={styles.hold}>
        <bdi>{t('hold.approvedBy', { name: deciderName(t, approval, operatorDn) })}</bdi>
        {holdUntil && <TimeLeft big label={t('hold.left')} until={holdUntil} over={t('hold.over')} />}
        <div>{t('hold.object')}</div>
      </div>
      {may.stop && (
        <div className={styles.ways}>
          <StopWithCode id={approval.id} />
          <StopWithReason id={approval.id} />
        </div>
      )}
    </Section>
  )
}
