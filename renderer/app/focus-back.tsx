import { useEffect, useState } from 'react'

/**
 * In a dialog's surface: once the dialog is closed, the keys go back to what had them before it came, or to the page's
 * heading where that is gone by then.
 */
export function FocusBack() {
  // While it is drawn for the first time: afterwards the dialog has them.
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => giveBack(before), [before])
  return null
}

function giveBack(before: Element | null): void {
  // Somebody else has given them a place.
  if (document.activeElement !== document.body) return
  const target = isInReach(before) ? before : [...document.querySelectorAll('main h1')].find(isInReach)
  target?.focus({ preventScroll: true })
}

const isInReach = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.checkVisibility()
