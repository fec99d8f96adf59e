import { type RefObject, useLayoutEffect, useState } from 'react'

/** An element's height, as it is and as it becomes. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => setHeight(current.offsetHeight))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return height
}

/** How far down an element begins in what scrolls, whatever comes and goes above it. */
export function useOffset(
  scroller: RefObject<HTMLElement | null>,
  element: RefObject<HTMLElement | null>,
): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, element.current]
    if (!outer || !inner) return
    const measure = () => {
      const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop
      // Out of sight nothing has a place; what was measured still holds.
      if (outer.offsetHeight > 0) setOffset(Math.round(top))
    }
    const observer = new ResizeObserver(measure)
    for (const child of outer.children) observer.observe(child)
    measure()
    return () => observer.disconnect()
  }, [scroller, element])
  return offset
}
