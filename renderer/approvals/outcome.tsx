import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { outcomeSentence, whySentence } from './sentences.ts'

const useStyles = makeStyles({
  // Always there, so that what comes is announced; takes no row of the page while it is empty.
  place: { ':empty': { position: 'absolute' } },
  outcome: {
    display: 'grid',
    rowGap: '4px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What became of it: by whom, when, why. Announced as it comes. */
export function Outcome({ approval, operatorDn }: { approval: Approval; operatorDn: string }) {
  const { t } = useTranslation('approvals')
  const { t: tApp } = useTranslation('app')
  const styles = useStyles()
  const sentence = outcomeSentence(t, approval, operatorDn)
  const why = whySentence(t, tApp, approval)
  const at = approval.state === 'expired' ? approval.expiresAt : approval.decidedAt
  return (
    <div role="status" className={styles.place}>
      {sentence !== null && (
        <div className={styles.outcome}>
          <span>
            <bdi>{sentence}</bdi>{' '}
            {at && (
              <span className={styles.quiet}>
                <RelativeTime at={at} />
              </span>
            )}
          </span>
          {why !== null && <bdi>{why}</bdi>}
        </div>
      )}
    </div>
  )
}
