/**
 * Where a key moves to in a list of `count` options, or null if the key doesn't move.
 * `active` is -1 while no option is active; the ends hold, they don't wrap, so that a held key stops at
 * the last option instead of coming round to the wrong person. `page`: how many a page has.
 */
export function moveActive(key: string, active: number, count: number, page = 8): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, count - 1)
    case 'ArrowUp':
      return Math.max(active - 1, 0)
    case 'PageDown':
      return Math.min(Math.max(active, 0) + page, count - 1)
    case 'PageUp':
      return Math.max(active - page, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
