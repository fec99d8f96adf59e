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
import { FocusBack } from './focus-back.tsx'
import { useSafeFocus } from './use-safe-focus.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '8px' },
})

interface QuestionProps {
  title: string
  /** What will be gone, and what stays. */
  children: ReactNode
  confirm: string
  cancel: string
  /** Rejects where it failed: then the question stays, with the error under it. */
  onConfirm: () => Promise<unknown>
}

/** Asks before something is gone for good. */
export function Confirm({ trigger, ...question }: QuestionProps & { trigger: ReactElement }) {
  const [open, setOpen] = useState(false)
  return <ConfirmDialog {...question} trigger={trigger} open={open} onOpenChange={setOpen} />
}

interface Props extends QuestionProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger?: ReactElement
}

/** The same where something else than a button beside it opens the question. */
export function ConfirmDialog({ open, onOpenChange, trigger, title, children, ...question }: Props) {
  const styles = useStyles()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { confirmId, cancelId } = useSafeFocus(open)
  const run = () => {
    setBusy(true)
    setError(null)
    question
      .onConfirm()
      .then(() => onOpenChange(false), setError)
      .finally(() => setBusy(false))
  }
  const surface = (
    <DialogSurface>
      <FocusBack />
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={styles.content}>
          {children}
          {error !== null && <ErrorMessage error={error} />}
        </DialogContent>
        {/* All of its width: what the buttons say stays on a line. */}
        <DialogActions fluid>
          <Button id={confirmId} appearance="primary" disabledFocusable={busy} onClick={run}>
            {question.confirm}
          </Button>
          <DialogTrigger disableButtonEnhancement>
            <Button id={cancelId}>{question.cancel}</Button>
          </DialogTrigger>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  )
  const dialog = {
    open,
    onOpenChange: (_: unknown, data: { open: boolean }) => {
      onOpenChange(data.open)
      setError(null)
    },
  }
  if (!trigger) return <Dialog {...dialog}>{surface}</Dialog>
  return (
    <Dialog {...dialog}>
      <DialogTrigger disableButtonEnhancement>{trigger}</DialogTrigger>
      {surface}
    </Dialog>
  )
}
