import {
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  type DialogSurfaceProps,
  DialogTitle,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '8px' },
})

interface Props {
  title: string
  children: ReactNode
  contentClassName?: string
  buttons: ReactNode
  onKeyDown?: DialogSurfaceProps['onKeyDown']
}

/** What every dialog is made of. */
export function DialogFrame({ title, children, contentClassName, buttons, onKeyDown }: Props) {
  const styles = useStyles()
  return (
    <DialogSurface onKeyDown={onKeyDown}>
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={mergeClasses(styles.content, contentClassName)}>{children}</DialogContent>
        <DialogActions>{buttons}</DialogActions>
      </DialogBody>
    </DialogSurface>
  )
}
