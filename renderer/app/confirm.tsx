import { Button, Dialog, DialogTrigger } from '@fluentui/react-components'
import { type ReactElement, type ReactNode, useState } from 'react'
import { DialogFrame } from './dialog-frame.tsx'
import { ErrorMessage } from './error-message.tsx'
import { useConfirming } from './use-confirming.ts'
import { useSafeFocus } from './use-safe-focus.ts'

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
  const { busy, error, run, forget } = useConfirming(question.onConfirm, () => onOpenChange(false))
  const { confirmId, cancelId } = useSafeFocus(open)
  const surface = (
    <DialogFrame
      title={title}
      buttons={
        <>
          <Button id={confirmId} appearance="primary" disabledFocusable={busy} onClick={run}>
            {question.confirm}
          </Button>
          <DialogTrigger disableButtonEnhancement>
            <Button id={cancelId}>{question.cancel}</Button>
          </DialogTrigger>
        </>
      }
    >
      {children}
      {error !== null && <ErrorMessage error={error} />}
    </DialogFrame>
  )
  const dialog = {
    open,
    onOpenChange: (_: unknown, data: { open: boolean }) => {
      onOpenChange(data.open)
      forget()
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
