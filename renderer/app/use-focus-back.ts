import { useEffect, useState } from 'react'

/**
 * A dialog that is there only while it is open takes the keys with it: they go back to what opened it, or to the head
 * of the card where that is gone. Whatever else has taken them by then keeps them.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const hasGone = opener === document.body || opener?.isConnected === false
        const back = hasGone ? document.getElementById('user-name') : opener
        if (back instanceof HTMLElement) back.focus({ preventScroll: true })
      })
    },
    [opener],
  )
}
