import { useEffect, useId } from 'react'

/**
 * Ids for the two buttons of a question. Fluent gives the focus to what comes first in it: where that is the button
 * that does it, the one that leaves all as it is gets it instead.
 */
export function useSafeFocus(open: boolean): { confirmId: string; cancelId: string } {
  const confirmId = useId()
  const cancelId = useId()
  useEffect(() => {
    if (open && document.activeElement?.id === confirmId) document.getElementById(cancelId)?.focus()
  }, [open, confirmId, cancelId])
  return { confirmId, cancelId }
}
