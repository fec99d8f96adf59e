import { makeStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../preload/contract.ts'
import { BesideList } from '../app/beside-list.tsx'
import { EmptyView } from '../app/empty-view.tsx'
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
  list: { '@media (max-width: 1100px)': { flexBasis: '280px' } },
  message: { padding: '16px 24px' },
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
  if (query.isSuccess && list.length === 0)
    return (
      <EmptyView
        Icon={CheckmarkCircleRegular}
        title={t('none.title')}
        lines={[t('none.text')]}
        view={t('title')}
      />
    )
  return (
    <BesideList
      title={t('title')}
      list={
        <>
          {query.isError && (
            <div className={styles.message}>
              <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
            </div>
          )}
          <ApprovalList sorted={sorted} operatorDn={operator.dn} openId={openId} onOpen={open} />
        </>
      }
      listClassName={styles.list}
    >
      {shown ? (
        <ApprovalDetail key={shown.id} approval={shown} operator={operator} inView={view === 'approvals'} />
      ) : (
        query.isSuccess && <div className={styles.message}>{t(openId === null ? 'choose' : 'gone')}</div>
      )}
    </BesideList>
  )
}
