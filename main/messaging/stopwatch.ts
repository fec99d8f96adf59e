export interface Clocks {
  clock: () => Date
  /** Milliseconds that never go back; `performance.now` unless told. */
  uptime?: (() => number) | undefined
}

export interface Stopwatch {
  isOver(): boolean
  /** By the clock as it is now. */
  endsAt(): Date
}

/**
 * A time that begins now. Whichever of clock and uptime says that more of it has gone by counts: one may be
 * set back, the other sleeps with the computer.
 */
export function startStopwatch(
  lastsMs: number,
  { clock, uptime = () => performance.now() }: Clocks,
): Stopwatch {
  const began = { clock: clock().getTime(), uptime: uptime() }
  const age = () => Math.max(clock().getTime() - began.clock, uptime() - began.uptime)
  return {
    isOver: () => age() >= lastsMs,
    // Reckoned from what is left, so that a clock that was set back does not stretch it.
    endsAt: () => new Date(Math.min(began.clock, clock().getTime() - age()) + lastsMs),
  }
}
