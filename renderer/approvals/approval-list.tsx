import { makeStyles, mergeClasses, tokens, useArrowNavigationGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { isOwn, type Sorted } from './order.ts'
import { whatWords } from './sentences.ts'
import { StateBadge } from './state-badge.tsx'

const useStyles = makeStyles({
  list: { height: '100%', overflowY: 'auto', paddingBottom: '16px', boxSizing: 'border-box' },
  title: {
    margin: 0,
    padding: '12px 16px 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  rows: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    width: '100%',
    padding: '6px 12px 7px 13px',
    border: 'none',
    borderLeft: '3px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  end: { justifySelf: 'end' },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
})

interface Props {
  sorted: Sorted
  operatorDn: string
  openId: string | null
  onOpen: (id: string) => void
}

/** Those that are open, then those of the last day; the arrow keys move in it. */
export function ApprovalList({ sorted, ...rest }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const arrows = useArrowNavigationGroup({ axis: 'vertical', tabbable: true })
  return (
    <div className={styles.list} {...arrows}>
      {sorted.open.length > 0 && <Group title={t('open')} approvals={sorted.open} {...rest} />}
      {sorted.ended.length > 0 && <Group title={t('lastDay')} approvals={sorted.ended} {...rest} />}
    </div>
  )
}

interface GroupProps extends Omit<Props, 'sorted'> {
  title: string
  approvals: Approval[]
}

function Group({ title, approvals, operatorDn, openId, onOpen }: GroupProps) {
  const styles = useStyles()
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.rows} aria-label={title}>
        {approvals.map((approval) => (
          <li key={approval.id}>
            <Row
              approval={approval}
              operatorDn={operatorDn}
              isCurrent={approval.id === openId}
              onOpen={() => onOpen(approval.id)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface RowProps {
  approval: Approval
  operatorDn: string
  isCurrent: boolean
  onOpen: () => void
}

function Row({ approval, operatorDn, isCurrent, onOpen }: RowProps) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { user, requester, requestedAt } = approval
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, isCurrent && styles.current)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onOpen}
    >
      <bdi className={styles.name}>{user.name}</bdi>
      <span className={styles.end}>
        <StateBadge approval={approval} operatorDn={operatorDn} />
      </span>
      <span className={styles.quiet}>
        {whatWords(t, approval)},{' '}
        <bdi>{isOwn(approval, operatorDn) ? t('byYou') : t('by', { name: requester.name })}</bdi>
      </span>
      <span className={mergeClasses(styles.quiet, styles.end)}>
        <RelativeTime at={requestedAt} />
      </span>
    </button>
  )
}
