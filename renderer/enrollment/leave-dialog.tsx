import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  open: boolean
  /** Whether the method was written is not known yet. */
  unknown: boolean
  onKeep: () => void
  onStop: () => void
}

/** Asks before the account that the user may have scanned is made worthless. */
export function LeaveDialog({ open, unknown, onKeep, onStop }: Props) {
  const { t } = useTranslation('enrollment')
  useFocusAgain(open)
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onKeep()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('leave.title')}</DialogTitle>
          <DialogContent>
            {unknown ? t('leave.unknown') : `${t('leave.nothing')} ${t('leave.scanned')}`}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onKeep}>
              {t('leave.keep')}
            </Button>
            <Button onClick={onStop}>{t('leave.stop')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/** No button opened this dialog: what had the focus before gets it back, with what was typed. */
function useFocusAgain(open: boolean): void {
  const before = useRef<Element>(null)
  if (open) before.current ??= document.activeElement
  useEffect(() => {
    if (open || !(before.current instanceof HTMLElement)) return
    before.current.focus()
    before.current = null
  }, [open])
}
