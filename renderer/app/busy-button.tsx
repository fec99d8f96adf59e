import { Button, Spinner } from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface Props {
  busy: boolean
  /** False: it is not at work, but its time has not come. */
  spins?: boolean
  children: ReactNode
  onClick?: (() => void) | undefined
  /** Id of the form that it sends off, in place of `onClick`. */
  form?: string | undefined
  /** Takes the keys when its page or panel comes. */
  first?: boolean
  /** False: something else on the page is the next step. */
  leads?: boolean
}

/** A page's or panel's one next step, whose work takes a while. A click meanwhile does nothing, and the focus stays. */
export function BusyButton({
  busy,
  spins = busy,
  children,
  onClick,
  form,
  first = false,
  leads = true,
}: Props) {
  return (
    <Button
      appearance={leads ? 'primary' : 'secondary'}
      {...(form && !busy && { type: 'submit', form })}
      {...(onClick && !busy && { onClick })}
      {...(first && { 'data-page-focus': true })}
      disabledFocusable={busy}
      icon={spins ? <Spinner size="tiny" /> : null}
    >
      {children}
    </Button>
  )
}
