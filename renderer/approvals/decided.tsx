import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Approval, ApprovalState, Operator } from '../../preload/contract.ts'
import { addWords } from '../app/i18n.ts'
import { useView } from '../app/view-state.tsx'
import { approvals as approvalsQuery } from '../queries/approvals.ts'
import { newsSentence } from './news.ts'
import { useDecided } from './use-decided.ts'
import { approvals } from './words.ts'

addWords('approvals', approvals)

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px' },
  bar: { margin: '0 12px 8px 84px' },
  body: { whiteSpace: 'normal' },
})

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
  const styles = useStyles()
  const { data: list } = useQuery(approvalsQuery())
  const [view, dispatch] = useView()
  const [ids, dismiss] = useDecided(list, operator.dn)
  const isOpen = (id: string) => view.view === 'approvals' && view.approval === id
  const news = (list ?? []).filter(({ id }) => ids.includes(id) && !isOpen(id))
  return (
    <div role="status" className={styles.list}>
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
  const styles = useStyles()
  return (
    <MessageBar className={styles.bar} intent={intents[approval.state]} layout="multiline">
      <MessageBarBody className={styles.body}>
        <bdi>{newsSentence(t, approval)}</bdi>{' '}
        <Link as="button" inline onClick={onOpen}>
          {t('news.open')}
        </Link>
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<Dismiss16Regular />}
            aria-label={t('news.dismiss')}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  )
}
