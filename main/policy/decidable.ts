import type { DirectoryConnection } from '../directory/connection.ts'
import { and, type Filter, filterText, not, or, present } from '../directory/filter.ts'
import { ConsoleError } from '../errors.ts'
import { leavesOf, policyFilters } from './attributes.ts'
import type { Policy } from './parse.ts'

/** Tells nothing about the filter. */
const notAnswered = new Set<ConsoleError['code']>([
  'directory-lost',
  'directory-timeout',
  'directory-busy',
  'directory-unavailable',
  'directory-garbled',
])

/**
 * The policy, with those comparisons marked that this directory can't decide: it does not know the attribute, the
 * class or the rule, or lets nobody compare them. For it they are Undefined (RFC 4511, 4.5.1.7), also under "not";
 * an entry alone would say that the attribute is just not there, and a card something else than the report.
 * @param dn of an entry that the operator may read: their own
 * @throws ConsoleError where the directory does not answer
 */
export async function markUndecidable(
  connection: DirectoryConnection,
  dn: string,
  policy: Policy,
): Promise<Policy> {
  const { roles, exclude, privileged, verification } = policy
  const undecidable = await findUndecidable(connection, dn, policyFilters(policy))
  if (undecidable.size === 0) return policy
  const marked = (filter: Filter): Filter => mark(filter, undecidable)
  return {
    ...policy,
    roles: roles.map((role) => ({ ...role, match: marked(role.match) })),
    exclude: exclude && marked(exclude),
    privileged: privileged && marked(privileged),
    verification: {
      ...verification,
      scopes: verification.scopes.map((scope) => ({ ...scope, match: marked(scope.match) })),
    },
  }
}

/** The comparisons that `markUndecidable` has marked, as filters are written: whoever wrote them is to know. */
export const undecidableIn = (policy: Policy): string[] => [
  ...new Set(
    policyFilters(policy)
      .flatMap(leavesOf)
      .filter(({ undecidable }) => undecidable)
      .map(filterText),
  ),
]

/** Every directory finds an entry by "this or not this", unless it can't decide this. */
async function findUndecidable(
  connection: DirectoryConnection,
  dn: string,
  filters: Filter[],
): Promise<Set<string>> {
  const decided = new Map(filters.flatMap(leavesOf).map((leaf) => [filterText(leaf), or(leaf, not(leaf))]))
  const finds = async (filter: Filter): Promise<boolean> => {
    try {
      const { entries } = await connection.search(dn, { scope: 'base', filter, attributes: [] })
      return entries.length > 0
    } catch (error) {
      if (!(error instanceof ConsoleError) || notAnswered.has(error.code)) throw error
      return false
    }
  }
  if (await finds(and(...decided.values()))) return new Set()
  // Where the entry itself is not to be found, nothing can be said.
  if (!(await finds(present('objectClass')))) return new Set()
  const found = await Promise.all([...decided.values()].map(finds))
  return new Set([...decided.keys()].filter((_, index) => !found[index]))
}

function mark(filter: Filter, undecidable: ReadonlySet<string>): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, of: filter.of.map((part) => mark(part, undecidable)) }
    case 'not':
      return { kind: 'not', of: mark(filter.of, undecidable) }
    default:
      return undecidable.has(filterText(filter)) ? { ...filter, undecidable: true } : filter
  }
}
