import { useEffect, useState } from 'react'

/**
 * In a dialog's surface, or beside dialogs of which one takes the other's place: once it is gone, the keys go back to
 * what had them before it came, or to the page's heading where that is gone by then. Whatever else has taken them keeps
 * them.
 */
export function FocusBack() {
  // While it is drawn for the first time: afterwards the dialog has them.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (isInReach(before)) giveTo(before)
        // Only if nobody around this dialog knows better.
        else requestAnimationFrame(() => giveTo([...document.querySelectorAll('main h1')].find(isInReach)))
      })
    },
    [before],
  )
  return null
}

function giveTo(target: HTMLElement | undefined): void {
  if (document.activeElement === document.body) target?.focus({ preventScroll: true })
}

const isInReach = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.checkVisibility()
