import {
  Button,
  Dialog,
  Field,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Textarea,
} from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { DialogFrame } from '../app/dialog-frame.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { breakGlass } from '../queries/verification.ts'
import { charactersMissing } from './emergency-reason.ts'

/** For a lead only: what to do where nobody can be verified and it can't wait. */
export function Emergency({ card }: { card: UserCard }) {
  const { t } = useTranslation('verification')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle">
            {t('emergency.menu')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setOpen(true)}>{t('emergency.open')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {open && <EmergencyDialog card={card} onClose={() => setOpen(false)} />}
    </>
  )
}

function EmergencyDialog({ card: { dn, name }, onClose }: { card: UserCard; onClose: () => void }) {
  const { t } = useTranslation('verification')
  const [reason, setReason] = useState('')
  const breaking = useMutation(breakGlass(dn))
  const missing = charactersMissing(reason)
  const count = () => {
    if (missing < 0) return t('emergency.tooLong')
    return missing > 0 ? t('emergency.characters', { count: missing }) : t('emergency.enough')
  }
  const blocked = missing !== 0 || breaking.isPending
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogFrame
        title={t('emergency.title', { name })}
        buttons={
          <>
            <Button
              appearance="primary"
              disabledFocusable={blocked}
              onClick={() => blocked || breaking.mutate(reason, { onSuccess: onClose })}
            >
              {t('emergency.confirm')}
            </Button>
            <Button onClick={onClose}>{t('emergency.cancel')}</Button>
          </>
        }
      >
        <div>{t('emergency.what')}</div>
        <div>{t('emergency.told')}</div>
        <Field label={t('emergency.reason')} hint={count()} required>
          <Textarea value={reason} rows={3} maxLength={600} onChange={(_, { value }) => setReason(value)} />
        </Field>
        {breaking.error && <ErrorMessage error={breaking.error} />}
      </DialogFrame>
    </Dialog>
  )
}
