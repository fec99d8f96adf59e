/** So long at a time may a reckoning in the background keep others waiting. */
const sliceMs = 8
/** So many are sorted in far less than a slice. */
const run = 1024

export const othersFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Works through `count` things, a little at a time, others first. @returns false: not to the end, because it was not to go on */
export async function inSlices(
  count: number,
  goOn: () => boolean,
  work: (place: number) => void,
): Promise<boolean> {
  if (count > 0) await othersFirst()
  let since = performance.now()
  for (let place = 0; place < count; place += 1) {
    if (!goOn()) return false
    work(place)
    if (performance.now() - since < sliceMs) continue
    await othersFirst()
    since = performance.now()
  }
  return true
}

/** The places of texts in their order; the same text twice stays as it came. */
export const orderAtOnce = (texts: readonly string[]): Uint32Array =>
  places(texts.length).sort(comparing(texts))

/**
 * The same, a little at a time: hundreds of thousands sorted at once would keep everybody waiting. Null: it was not to go on.
 */
export async function orderOf(texts: readonly string[], goOn: () => boolean): Promise<Uint32Array | null> {
  const { length } = texts
  const compare = comparing(texts)
  let from: Uint32Array = places(length)
  const sortRun = (place: number): void => void from.subarray(place * run, (place + 1) * run).sort(compare)
  if (!(await inSlices(Math.ceil(length / run), goOn, sortRun))) return null
  let to: Uint32Array = new Uint32Array(length)
  for (let width = run; width < length; width *= 2) {
    let left = 0
    let right = 0
    // One place of the merged runs after the other.
    const merge = (place: number): void => {
      const start = place - (place % (2 * width))
      const middle = Math.min(start + width, length)
      const end = Math.min(start + 2 * width, length)
      if (place === start) {
        left = start
        right = middle
      }
      const isLeft =
        left < middle && (right >= end || compare(from[left] as number, from[right] as number) < 0)
      to[place] = from[isLeft ? left : right] as number
      if (isLeft) left += 1
      else right += 1
    }
    if (!(await inSlices(length, goOn, merge))) return null
    const merged = to
    to = from
    from = merged
  }
  return from
}

/** Of each its place in the order. */
export function ranksIn(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length)
  for (const [rank, place] of order.entries()) ranks[place] = rank
  return ranks
}

const places = (length: number): Uint32Array => Uint32Array.from({ length }, (_, place) => place)

const comparing =
  (texts: readonly string[]) =>
  (a: number, b: number): number => {
    const [left, right] = [texts[a] as string, texts[b] as string]
    return left < right ? -1 : left > right ? 1 : a - b
  }
