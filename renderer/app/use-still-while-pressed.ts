import { type RefObject, useEffect, useRef } from 'react'

/**
 * An element whose height stays while a mouse button is down: what comes by itself moves nothing below it between a
 * press and its release, where the click would be lost, or meant for something else.
 */
export function useStillWhilePressed<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    const hold = () => {
      const { current } = element
      if (!current) return
      current.style.height = `${current.offsetHeight}px`
      current.style.overflow = 'clip'
    }
    const letGo = () => {
      element.current?.style.removeProperty('height')
      element.current?.style.removeProperty('overflow')
    }
    // The click comes right after the release, in the same task.
    const afterClick = () => setTimeout(letGo)
    const ends = ['pointerup', 'pointercancel', 'blur'] as const
    window.addEventListener('pointerdown', hold, { capture: true })
    for (const end of ends) window.addEventListener(end, afterClick)
    return () => {
      window.removeEventListener('pointerdown', hold, { capture: true })
      for (const end of ends) window.removeEventListener(end, afterClick)
    }
  }, [])
  return element
}
