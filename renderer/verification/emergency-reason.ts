const shortestReason = 20
const longestReason = 500

/** How many characters a reason still lacks, counted as main does; below 0: how many there are too many. */
export function charactersMissing(typed: string): number {
  const { length } = [...typed.replace(/\s+/gu, ' ').trim()]
  return length > longestReason ? longestReason - length : Math.max(0, shortestReason - length)
}
