import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovableCall, Gate, ProtectedAction } from '../../preload/contract.ts'
import { useFocusBack } from '../app/use-focus-back.ts'
import { useSafeFocus } from '../app/use-safe-focus.ts'
import { RequestApproval } from '../approvals/request-approval.tsx'
import { GateHint } from '../verification/gate-hint.tsx'
import './i18n.ts'
import { Refused } from './refused.tsx'
import { goToCaller, wayOf } from './way.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '8px' },
})

interface Props {
  dn: string
  action: ProtectedAction
  gate: Gate | undefined
  /** What is asked for where it needs an approval; null: nothing was chosen yet. */
  call: ApprovableCall | null
  title: string
  /** What will be gone, and what stays. */
  children: ReactNode
  confirm: string
  cancel: string
  /** It can't be confirmed yet. */
  isIncomplete?: boolean
  /** What comes next takes this dialog's place, so that it is not closed. */
  staysOpen?: boolean
  /** Rejects where it failed: then the question stays, with the error under it. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/**
 * Asks before something protected is done. It ends in the thing itself, in asking for an approval of it, or where the
 * caller is verified: whatever is missing at that moment.
 */
export function ProtectedDialog(props: Props) {
  const { dn, action, gate, call, title, children, confirm, cancel, isIncomplete = false } = props
  const { staysOpen = false, onConfirm, onClose } = props
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(false)
  const { confirmId, cancelId } = useSafeFocus(true)
  useFocusBack()
  // The button that asked is gone: the keys go on from what is left to do.
  useEffect(() => {
    if (asked) document.getElementById(cancelId)?.focus()
  }, [asked, cancelId])
  const way = wayOf(gate)
  const blocked = busy || isIncomplete
  const run = () => {
    setBusy(true)
    setError(null)
    onConfirm()
      .then(() => staysOpen || onClose(), setError)
      .finally(() => setBusy(false))
  }
  const verify = () => {
    onClose()
    goToCaller()
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {children}
            {error !== null && <Refused error={error} gate={gate} action={action} onVerify={verify} />}
            {error === null && !asked && <GateHint gate={gate} action={action} onVerify={verify} />}
            {way === 'approval' && call && (
              // Another wish is another thing to ask for.
              <RequestApproval
                key={JSON.stringify(call)}
                dn={dn}
                call={call}
                onRequested={() => setAsked(true)}
                onLeave={onClose}
              />
            )}
          </DialogContent>
          <DialogActions>
            {way === 'open' && (
              <Button
                id={confirmId}
                appearance="primary"
                disabledFocusable={blocked}
                onClick={blocked ? undefined : run}
              >
                {confirm}
              </Button>
            )}
            {way === 'panel' && (
              <Button appearance="primary" onClick={verify}>
                {t(gate?.missing === 'case' ? 'sayWhy' : 'verifyCaller')}
              </Button>
            )}
            <Button id={cancelId} onClick={onClose}>
              {asked ? t('close') : cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
