import { useEffect, useRef } from 'react'

const askEveryMs = 1000

/** Asks once a second as long as something is waited for. The next question waits for the answer before. */
export function usePolling(waits: boolean, ask: () => Promise<void>): void {
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    if (!waits) return
    let waiting = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = () => {
      if (waiting) timer = setTimeout(() => void latest.current().finally(next), askEveryMs)
    }
    next()
    return () => {
      waiting = false
      clearTimeout(timer)
    }
  }, [waits])
}
