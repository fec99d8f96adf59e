import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { useView } from '../app/view-state.tsx'
import { approvals as approvalsQuery } from '../queries/approvals.ts'
import { ApprovalDetail, focusApproval } from './approval-detail.tsx'
import { ApprovalList } from './approval-list.tsx'
import { sortApprovals } from './order.ts'
import { useStill } from './use-still.ts'
import { approvals } from './words.ts'

addWords('approvals', approvals)

const useStyles = makeStyles({
  view: { display: 'flex', height: '100%', minHeight: 0 },
  list: {
    flex: '0 0 340px',
    minWidth: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1100px)': { flexBasis: '280px' },
  },
  right: { flex: '1 1 0', minWidth: 0, overflowY: 'auto' },
  message: { padding: '16px 24px' },
  empty: {
    height: '100%',
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    rowGap: '4px',
    padding: '0 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px', marginBottom: '8px' },
  title: {
    margin: 0,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, maxWidth: '440px' },
})

/** What waits for a second operator: the list on the left, one on the right. */
export function ApprovalsView({ operator }: { operator: Operator }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [{ view, approval: openId }, dispatch] = useView()
  const query = useQuery(approvalsQuery())
  const data = useStill(query.data)
  const list = data ?? []
  const sorted = sortApprovals(list, operator.dn)
  const shown = list.find(({ id }) => id === openId)
  const first = sorted.open[0]?.id ?? null

  // Chosen once: what is being read does not change places with another that comes in.
  useEffect(() => {
    if (openId === null && first !== null) dispatch({ type: 'show-approval', id: first })
  }, [openId, first, dispatch])

  const open = (id: string) => {
    dispatch({ type: 'open-approval', id })
    if (id === openId) focusApproval()
  }
  if (query.isSuccess && list.length === 0) return <Nothing />
  return (
    <div className={styles.view}>
      <section aria-label={t('title')} className={styles.list}>
        {query.isError && (
          <div className={styles.message}>
            <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        <ApprovalList sorted={sorted} operatorDn={operator.dn} openId={openId} onOpen={open} />
      </section>
      <div className={styles.right}>
        {shown ? (
          <ApprovalDetail key={shown.id} approval={shown} operator={operator} inView={view === 'approvals'} />
        ) : (
          query.isSuccess && <div className={styles.message}>{t(openId === null ? 'choose' : 'gone')}</div>
        )}
      </div>
    </div>
  )
}

function Nothing() {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  return (
    <section className={styles.empty} aria-label={t('title')}>
      <CheckmarkCircleRegular aria-hidden className={styles.icon} />
      <h1 className={styles.title}>{t('none.title')}</h1>
      <p className={styles.text}>{t('none.text')}</p>
    </section>
  )
}
