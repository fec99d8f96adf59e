import { type RefObject, useEffect, useRef } from 'react'

interface Buttons {
  confirm: RefObject<HTMLButtonElement | null>
  cancel: RefObject<HTMLButtonElement | null>
}

/**
 * For the two buttons of a question. Fluent gives the focus to what comes first in it: where that is the button that
 * does it, the one that leaves all as it is gets it instead.
 */
export function useSafeFocus(open: boolean): Buttons {
  const confirm = useRef<HTMLButtonElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open && confirm.current && document.activeElement === confirm.current) cancel.current?.focus()
  }, [open])
  return { confirm, cancel }
}
