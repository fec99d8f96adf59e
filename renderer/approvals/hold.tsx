import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { Section } from '../app/section.tsx'
import { passOf } from './order.ts'
import { deciderName, whySentence } from './sentences.ts'
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
})

interface Props {
  approval: Approval
  operatorDn: string
}

/** Approved, but not yet done: how long it can still be stopped. */
export function Hold({ approval, operatorDn }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { t: tApp } = useTranslation('app')
  const { holdUntil } = approval
  const why = whySentence(t, tApp, approval)
  const handsOut = passOf(approval.call) !== null
  return (
    <Section title={t('hold.title')}>
      <div className={styles.hold}>
        <bdi>{t('hold.approvedBy', { name: deciderName(t, approval, operatorDn) })}</bdi>
        {why !== null && <bdi>{why}</bdi>}
        {holdUntil && (
          <TimeLeft
            big
            label={t(handsOut ? 'hold.leftPass' : 'hold.left')}
            until={holdUntil}
            over={t(handsOut ? 'hold.overPass' : 'hold.over')}
          />
        )}
        <div>{t('hold.object')}</div>
      </div>
    </Section>
  )
}
