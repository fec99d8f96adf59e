import { Link } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Approval, ApprovalState, Operator } from '../../preload/contract.ts'
import { Dismissible } from '../app/dismissible.tsx'
import { addWords } from '../app/i18n.ts'
import { useView } from '../app/view-state.tsx'
import { approvals as approvalsQuery } from '../queries/approvals.ts'
import { newsSentence } from './news.ts'
import { useDecided } from './use-decided.ts'
import { approvals } from './words.ts'

addWords('approvals', approvals)

const intents = {
  pending: 'info',
  holding: 'info',
  approved: 'success',
  'carried-out': 'success',
  declined: 'warning',
  stopped: 'warning',
  expired: 'warning',
  failed: 'error',
} as const satisfies Record<ApprovalState, string>

/** Tells the operator who asked, wherever they are by now, what became of it. */
export function Decided({ operator }: { operator: Operator }) {
  const { data: list } = useQuery(approvalsQuery())
  const [view, dispatch] = useView()
  const [ids, dismiss] = useDecided(list, operator.dn)
  const isOpen = (id: string) => view.view === 'approvals' && view.approval === id
  const news = (list ?? []).filter(({ id }) => ids.includes(id) && !isOpen(id))
  return (
    <div role="status">
      {news.map((approval) => (
        <News
          key={approval.id}
          approval={approval}
          onOpen={() => {
            dismiss(approval.id)
            dispatch({ type: 'open-approval', id: approval.id })
          }}
          onDismiss={() => dismiss(approval.id)}
        />
      ))}
    </div>
  )
}

interface NewsProps {
  approval: Approval
  onOpen: () => void
  onDismiss: () => void
}

function News({ approval, onOpen, onDismiss }: NewsProps) {
  const { t } = useTranslation('approvals')
  return (
    <Dismissible intent={intents[approval.state]} dismissLabel={t('news.dismiss')} onDismiss={onDismiss}>
      <bdi>{newsSentence(t, approval)}</bdi>{' '}
      <Link as="button" inline onClick={onOpen}>
        {t('news.open')}
      </Link>
    </Dismissible>
  )
}
