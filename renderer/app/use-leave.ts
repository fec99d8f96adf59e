import { type RefObject, useEffect, useRef } from 'react'

/**
 * Calls `leave`, as it was at the last painting, once the component is gone.
 * @returns whether it is still there
 */
export function useLeave(leave: () => void): RefObject<boolean> {
  const here = useRef(true)
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      latest.current()
    }
  }, [])
  return here
}
