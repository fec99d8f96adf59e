const tellEveryMs = 100

export interface Counted<T> extends Iterable<T> {
  count(): number
}

/** Passes things on, counts them, and tells how many there were: at the first, then at most ten times a second. */
export function counted<T>(
  things: Iterable<T>,
  told: (count: number) => void,
  clock: () => Date,
): Counted<T> {
  let count = 0
  return {
    count: () => count,
    *[Symbol.iterator]() {
      let lastTold = Number.NEGATIVE_INFINITY
      for (const thing of things) {
        count += 1
        yield thing
        const now = clock().getTime()
        if (now - lastTold < tellEveryMs) continue
        lastTold = now
        told(count)
      }
    },
  }
}
