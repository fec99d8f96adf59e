import { useEffect, useState } from 'react'

/** Whole seconds until then, counted down while it is on show; never below 0. Null where there is no such time. */
export function useCountdown(until: string | null): number {
  const [now, setNow] = useState(Date.now)
  const left = until === null ? 0 : secondsUntil(until, now)
  const runs = left > 0
  useEffect(() => {
    setNow(Date.now())
    if (!runs || until === null) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [runs, until])
  return left
}

export const secondsUntil = (until: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))

/** "9:41", as on a clock that runs down. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
