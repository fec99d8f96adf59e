import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { Section } from '../app/section.tsx'
import { isOwn } from './order.ts'

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '12px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  level: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** What proved the caller to the operator who asked. */
export function EvidenceList({ approval, operatorDn }: { approval: Approval; operatorDn: string }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { evidence, level, requester } = approval
  const title = isOwn(approval, operatorDn)
    ? t('evidence.yours')
    : t('evidence.title', { requester: requester.name })
  return (
    <Section title={title}>
      {evidence.length === 0 && <div>{t('evidence.none')}</div>}
      <ul className={styles.list}>
        {evidence.map((one) => (
          <li key={`${one.kind} ${one.label} ${one.at}`} className={styles.item}>
            <span className={styles.level}>{t('evidence.level', { level: one.level })}</span>
            <span>
              {t(`evidence.kind.${one.kind}`)} {one.label && <bdi>({one.label})</bdi>}
            </span>
            <span className={styles.quiet}>
              <RelativeTime at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {evidence.length > 0 && <div className={styles.quiet}>{t('evidence.reached', { level })}</div>}
    </Section>
  )
}
