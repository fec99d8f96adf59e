import { useEffect, useRef, useState } from 'react'

/**
 * The value, which stays what it was while a mouse button is down: a button that moves away between press and release
 * would lose the click.
 */
export function useStill<T>(value: T): T {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const [held, setHeld] = useState<{ value: T } | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hold = () => {
      clearTimeout(timer)
      setHeld({ value: latest.current })
    }
    // The click comes after the release.
    const release = () => {
      timer = setTimeout(() => setHeld(null))
    }
    // Not those that come past: whatever loses the keys by the press has a blur of its own.
    const ends = ['pointerup', 'pointercancel', 'blur'] as const
    window.addEventListener('pointerdown', hold, true)
    for (const end of ends) window.addEventListener(end, release)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointerdown', hold, true)
      for (const end of ends) window.removeEventListener(end, release)
    }
  }, [])
  return held ? held.value : value
}
