import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DesktopMac20Regular, DesktopOff20Regular } from '@fluentui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { closeUserDisplay, openUserDisplay, userDisplayState } from '../queries/user-display.ts'

/** Whether the user has a screen of their own now: then this one hides what is for their eyes. */
export function useUserDisplay() {
  const { data } = useQuery(userDisplayState())
  const show = useMutation(openUserDisplay())
  const hide = useMutation(closeUserDisplay())
  const open = data?.open ?? false
  const toggle = () => (open ? hide.mutate() : show.mutate())
  return { open, toggle, busy: show.isPending || hide.isPending, error: show.error ?? hide.error }
}

export function UserDisplayButton({ primary = false }: { primary?: boolean }) {
  const { t } = useTranslation('enrollment')
  const { open, toggle, busy } = useUserDisplay()
  return (
    <Button
      appearance={primary ? 'primary' : 'subtle'}
      icon={open ? <DesktopOff20Regular /> : <DesktopMac20Regular />}
      disabledFocusable={busy}
      onClick={busy ? undefined : toggle}
    >
      {t(open ? 'display.hide' : 'display.show')}
    </Button>
  )
}

const useStyles = makeStyles({
  hidden: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 220px)',
    columnGap: '12px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
  },
})

/** In the place of what is on the user display. */
export function OnDisplay({ children }: { children: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.hidden} role="status">
      <DesktopMac20Regular aria-hidden />
      <div>{children}</div>
    </div>
  )
}
