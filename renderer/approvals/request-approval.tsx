import { Link, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApprovableCall, Approval } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { useView } from '../app/view-state.tsx'
import { requestApproval } from '../queries/approvals.ts'
import { passOf } from './order.ts'
import { approvals } from './words.ts'

addWords('approvals', approvals)

const useStyles = makeStyles({
  ask: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  message: { justifySelf: 'stretch' },
  body: { whiteSpace: 'normal' },
})

interface Props {
  dn: string
  /** What shall be done once somebody has said yes, exactly as it stands here. */
  call: ApprovableCall
  label?: string
  onRequested?: (approval: Approval) => void
  /** The operator goes to look at it: what stands over the page has to go. */
  onLeave?: () => void
}

/** Asks the other operators to approve what this one may not do alone; says afterwards that it waits. */
export function RequestApproval({ dn, call, label, onRequested, onLeave }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [, dispatch] = useView()
  const asking = useMutation(requestApproval())
  const asked = asking.data
  if (asked) {
    const open = () => {
      onLeave?.()
      dispatch({ type: 'open-approval', id: asked.id })
    }
    return (
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody className={styles.body}>
          {t(passOf(call) === null ? 'ask.asked' : 'ask.askedPass')}{' '}
          <Link as="button" inline onClick={open}>
            {t('ask.open')}
          </Link>
        </MessageBarBody>
      </MessageBar>
    )
  }
  return (
    <div className={styles.ask}>
      <BusyButton
        busy={asking.isPending}
        onClick={() => asking.mutate({ dn, call }, { onSuccess: (approval) => onRequested?.(approval) })}
      >
        {label ?? t('ask.button')}
      </BusyButton>
      {asking.isError && (
        <div className={styles.message}>
          <ErrorMessage error={asking.error} />
        </div>
      )}
    </div>
  )
}
