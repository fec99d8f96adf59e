import { Button, Dialog } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { DialogFrame } from '../app/dialog-frame.tsx'
import { language } from '../app/i18n.ts'
import type { Flow } from './flow-state.ts'

interface Props {
  open: boolean
  state: Flow
  onKeep: () => void
  onStop: () => void
}

/** Asks before what the user may have scanned, received or typed is made worthless. */
export function LeaveDialog({ open, state, onKeep, onStop }: Props) {
  const { t } = useTranslation('enrollment')
  const loss = useLoss(state)
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onKeep()} modalType="alert">
      <DialogFrame
        title={t('leave.title')}
        buttons={
          <>
            <Button appearance="primary" onClick={onKeep}>
              {t('leave.keep')}
            </Button>
            <Button onClick={onStop}>{t('leave.stop')}</Button>
          </>
        }
      >
        {loss}
      </DialogFrame>
    </Dialog>
  )
}

/** What is lost and what stays. */
function useLoss({ page, open, added }: Flow): string {
  const { t } = useTranslation('enrollment')
  if (page === 'unknown') return t('leave.unknown')
  const methods = new Intl.ListFormat(language).format(added.map(({ label }) => label))
  const stays = added.length > 0 ? t('leave.stays', { methods, count: added.length }) : t('leave.nothing')
  return open ? `${stays} ${t(`leave.lost.${open.enrollment.type}`)}` : stays
}
