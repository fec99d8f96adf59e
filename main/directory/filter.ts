/**
 * Our own filter tree: one form for the client, the policy and the practice directory. Filters are built
 * from values, so that nothing an operator types can change what is asked.
 */
export type Filter = { kind: 'and' | 'or'; of: Filter[] } | { kind: 'not'; of: Filter } | Item

/** One comparison. `undecidable`: the directory that is asked can't decide it; not sent. */
export type Item = { undecidable?: true } & (
  | { kind: 'present'; attribute: string }
  | { kind: 'equal' | 'approx' | 'gte' | 'lte'; attribute: string; value: string }
  | { kind: 'substrings'; attribute: string; initial: string | null; any: string[]; final: string | null }
  | {
      kind: 'extensible'
      attribute: string | null
      rule: string | null
      value: string
      dnAttributes: boolean
    }
)

export const and = (...of: Filter[]): Filter => ({ kind: 'and', of })
export const or = (...of: Filter[]): Filter => ({ kind: 'or', of })
export const not = (of: Filter): Filter => ({ kind: 'not', of })
export const present = (attribute: string): Filter => ({ kind: 'present', attribute })
export const equal = (attribute: string, value: string): Filter => ({ kind: 'equal', attribute, value })
export const gte = (attribute: string, value: string): Filter => ({ kind: 'gte', attribute, value })

export const substrings = (
  attribute: string,
  parts: { initial?: string; any?: string[]; final?: string },
): Filter => ({
  kind: 'substrings',
  attribute,
  initial: parts.initial ?? null,
  any: parts.any ?? [],
  final: parts.final ?? null,
})
export const startsWith = (attribute: string, initial: string): Filter => substrings(attribute, { initial })
export const endsWith = (attribute: string, final: string): Filter => substrings(attribute, { final })
export const contains = (attribute: string, part: string): Filter => substrings(attribute, { any: [part] })

const operators = { equal: '=', approx: '~=', gte: '>=', lte: '<=' } as const

/** RFC 4515 text. */
export function filterText(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
      return `(&${filter.of.map(filterText).join('')})`
    case 'or':
      return `(|${filter.of.map(filterText).join('')})`
    case 'not':
      return `(!${filterText(filter.of)})`
    case 'present':
      return `(${filter.attribute}=*)`
    case 'substrings': {
      const parts = [filter.initial ?? '', ...filter.any, filter.final ?? '']
      return `(${filter.attribute}=${parts.map(escapeAssertion).join('*')})`
    }
    case 'extensible': {
      const dn = filter.dnAttributes ? ':dn' : ''
      const rule = filter.rule === null ? '' : `:${filter.rule}`
      return `(${filter.attribute ?? ''}${dn}${rule}:=${escapeAssertion(filter.value)})`
    }
    default:
      return `(${filter.attribute}${operators[filter.kind]}${escapeAssertion(filter.value)})`
  }
}

function escapeAssertion(value: string): string {
  return value.replace(/[*()\\\0]/g, (c) => `\\${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
