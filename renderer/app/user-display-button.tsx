import { ToggleButton, Tooltip } from '@fluentui/react-components'
import { DesktopMac20Filled, DesktopMac20Regular } from '@fluentui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { closeUserDisplay, openUserDisplay, userDisplayState } from '../queries/user-display.ts'
import { keyText, useShortcut } from './keyboard.ts'

/** Opens and closes the user display, and shows whether it is open. */
export function UserDisplayButton() {
  const { t } = useTranslation('app')
  const { data } = useQuery(userDisplayState())
  const opening = useMutation(openUserDisplay())
  const closing = useMutation(closeUserDisplay())
  const open = data?.open ?? false
  const toggle = () => (open ? closing : opening).mutate()
  useShortcut('user-display', toggle)
  return (
    <Tooltip
      content={`${t(open ? 'userDisplay.close' : 'userDisplay.open')} (${keyText('user-display')})`}
      relationship="description"
    >
      <ToggleButton
        appearance={open ? 'primary' : 'subtle'}
        checked={open}
        aria-label={t('userDisplay.name')}
        icon={open ? <DesktopMac20Filled /> : <DesktopMac20Regular />}
        onClick={toggle}
      >
        {open ? t('userDisplay.name') : null}
      </ToggleButton>
    </Tooltip>
  )
}
