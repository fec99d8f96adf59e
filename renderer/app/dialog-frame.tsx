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
import { FocusBack } from './focus-back.tsx'

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
      <FocusBack />
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={mergeClasses(styles.content, contentClassName)}>{children}</DialogContent>
        {/* All of its width: what the buttons say stays on a line. */}
        <DialogActions fluid>{buttons}</DialogActions>
      </DialogBody>
    </DialogSurface>
  )
}
