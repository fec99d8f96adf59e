import { type RefObject, useEffect, useRef } from 'react'
import { whilePressed } from './while-pressed.ts'

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
    return whilePressed(hold, letGo)
  }, [])
  return element
}
