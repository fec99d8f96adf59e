import { type Dn, dnText, parseDn } from '../directory/dn.ts'
import type { Filter } from '../directory/filter.ts'
import { nameOf } from '../directory/matching-rules.ts'
import { leavesOf } from './attributes.ts'

/**
 * What filters look at in an entry's name (RFC 4515, `:dn`), as a DN of that alone: entries that are otherwise alike
 * are judged alike if it is the same. Null: they don't look at names.
 */
export function dnParts(filters: readonly Filter[]): ((dn: string) => string) | null {
  const names = new Set(
    filters
      .flatMap(leavesOf)
      .flatMap((leaf) =>
        leaf.kind === 'extensible' && leaf.dnAttributes && leaf.attribute !== null
          ? [nameOf(leaf.attribute)]
          : [],
      ),
  )
  if (names.size === 0) return null
  return (dn) => {
    const parts: Dn = parseDn(dn)
      .flat()
      .filter(({ attribute }) => names.has(attribute.toLowerCase()))
      .map((part) => [part])
    return dnText(parts)
  }
}
