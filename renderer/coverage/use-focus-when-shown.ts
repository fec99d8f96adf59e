import { type RefObject, useEffect, useRef } from 'react'
import { type CoveragePage, useView } from '../app/view-state.tsx'

/** For the page's element, and what in it had the keys last. */
function useLastFocused() {
  const page = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = page
    const keep = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target
    }
    current?.addEventListener('focusin', keep)
    return () => current?.removeEventListener('focusin', keep)
  }, [])
  return { page, last }
}

/**
 * Gives the keys to what had them in the page before it was left, as for a card, and to its heading when it is opened.
 * @param isReady its heading is there
 * @returns for the page's element
 */
export function useFocusWhenShown(of: CoveragePage, isReady: boolean): RefObject<HTMLDivElement | null> {
  const { page, last } = useLastFocused()
  const [{ view, coverage }] = useView()
  const shown = view === 'coverage' && coverage === of
  useEffect(() => {
    if (!shown || !isReady) return
    const before = last.current?.isConnected ? last.current : null
    const heading = page.current?.querySelector<HTMLElement>('h1')
    ;(before ?? heading)?.focus({ preventScroll: true })
  }, [shown, isReady, page, last])
  return page
}

/**
 * Gives the keys back to what led to another page of the report, once that is left.
 * @returns for the report's element
 */
export function useFocusOnBack(): RefObject<HTMLDivElement | null> {
  const { page, last } = useLastFocused()
  const [{ coverage }] = useView()
  useEffect(() => {
    if (coverage === 'report') last.current?.focus({ preventScroll: true })
  }, [coverage, last])
  return page
}
