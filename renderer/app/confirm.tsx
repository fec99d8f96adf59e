import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { type ReactElement, type ReactNode, useState } from 'react'
import { ErrorMessage } from './error-message.tsx'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '8px' },
})

interface Props {
  trigger: ReactElement
  title: string
  /** What will be gone, and what stays. */
  children: ReactNode
  confirm: string
  cancel: string
  /** Rejects where it failed: then the question stays, with the error under it. */
  onConfirm: () => Promise<unknown>
}

/** Asks before something is gone for good. */
export function Confirm({ trigger, title, children, confirm, cancel, onConfirm }: Props) {
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = () => {
    setBusy(true)
    setError(null)
    onConfirm()
      .then(() => setOpen(false), setError)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        setOpen(data.open)
        setError(null)
      }}
    >
      <DialogTrigger disableButtonEnhancement>{trigger}</DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {children}
            {error !== null && <ErrorMessage error={error} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={busy} onClick={run}>
              {confirm}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>{cancel}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
