import { useEffect, useRef, useState } from 'react'
import { whilePressed } from '../app/while-pressed.ts'

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
  useEffect(
    () =>
      whilePressed(
        () => setHeld({ value: latest.current }),
        () => setHeld(null),
      ),
    [],
  )
  return held ? held.value : value
}
