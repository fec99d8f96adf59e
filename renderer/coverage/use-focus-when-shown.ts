import { type RefObject, useEffect, useRef } from 'react'
import { type CoveragePage, useView } from '../app/view-state.tsx'

/**
 * Gives the keys to what had them in the page before it was left, as for a card, and to its heading when it is opened.
 * @param isReady its heading is there
 * @returns for the page's element
 */
export function useFocusWhenShown(of: CoveragePage, isReady: boolean): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLElement>(null)
  const [{ view, coverage }] = useView()
  const shown = view === 'coverage' && coverage === of
  useEffect(() => {
    const { current } = page
    const keep = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target
    }
    current?.addEventListener('focusin', keep)
    return () => current?.removeEventListener('focusin', keep)
  }, [])
  useEffect(() => {
    if (!shown || !isReady) return
    const before = last.current?.isConnected ? last.current : null
    const heading = page.current?.querySelector<HTMLElement>('h1')
    ;(before ?? heading)?.focus({ preventScroll: true })
  }, [shown, isReady])
  return page
}
