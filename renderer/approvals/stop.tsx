import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { Section } from '../app/section.tsx'
import { isOwn } from './order.ts'
import { StopWithCode } from './stop-with-code.tsx'
import { StopWithReason } from './stop-with-reason.tsx'

const useStyles = makeStyles({
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '24px',
    alignItems: 'start',
  },
})

/** As long as it is not done: an own request is withdrawn, any other is stopped; a user with a code can object. */
export function Stop({ approval, operatorDn }: { approval: Approval; operatorDn: string }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { id, may, holdUntil } = approval
  // Who may decide declines it instead.
  if (!may.stop || may.decide) return null
  const own = isOwn(approval, operatorDn)
  return (
    <Section title={t(own ? 'stop.titleOwn' : 'stop.title')}>
      <div className={styles.ways}>
        {holdUntil !== null && <StopWithCode id={id} />}
        <StopWithReason id={id} own={own} />
      </div>
    </Section>
  )
}
