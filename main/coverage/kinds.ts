import type { MethodType, MissingMethods, RoleState } from '../../preload/contract.ts'
import { BerReader } from '../directory/ber.ts'
import { Entry } from '../directory/entry.ts'
import type { EntryScan } from '../directory/entry-scan.ts'
import { readAttributes } from '../directory/responses.ts'
import { methodTypes } from '../methods/offers.ts'
import { attributesOf, leavesOf } from '../policy/attributes.ts'
import { memberFilter } from '../policy/compile.ts'
import { dnParts } from '../policy/dn-parts.ts'
import { matchingRoles, rolesOf } from '../policy/evaluate.ts'
import type { Policy, Role } from '../policy/parse.ts'

/** People of whom the policy makes the same, in the same groups: reckoned once, however many there are. */
export interface Kind {
  roles: Role[]
  /** Of each role. */
  states: RoleState[]
  /** Confirmed. */
  types: MethodType[]
  /** Of each grouping of the policy. */
  groups: (string | null)[]
  capable: boolean
  missing: MissingMethods[]
  people: number
}

export interface Kinds {
  /** What tells kinds apart: a search that asks for these alone is counted quickest. */
  attributes: string[]
  all: Kind[]
  /** Place in `all` of the entry that was just opened. Does not count it. */
  of(scan: EntryScan): number
}

/** In the text of a DN it is always escaped. */
const endOfName = '\n'
const typeAttribute = 'securityInfoMethodType'
/** Where each person is told from all others, as by a filter on user names, nothing is remembered for long. */
const mostRemembered = 20_000

export function createKinds(policy: Policy): Kinds {
  const groupings = policy.coverage.by.map(({ attribute }) => attribute)
  const members = policy.roles.map((role) => memberFilter(policy, role))
  const leaves = members.flatMap(leavesOf)
  const partsOfDn = dnParts(members)
  const compared = leaves.filter(({ kind }) => kind !== 'present').flatMap(attributesOf)
  const values = unique([...compared, ...groupings, typeAttribute])
  const attributes = unique([...values, ...leaves.flatMap(attributesOf)])
  const tellsBy = tellers(attributes, values)
  const remembered = new Map<string, number>()
  const places = new Map<string, number>()
  const all: Kind[] = []

  /** What tells in the name, and the bytes of what else tells, as they came. */
  function keyOf(scan: EntryScan): string {
    let key = endOfName
    if (partsOfDn) key = partsOfDn(scan.bytes.toString('utf8', scan.dnStart, scan.dnEnd)) + key
    while (scan.next()) {
      const by = tellsBy(scan.bytes.toString('latin1', scan.nameStart, scan.nameEnd))
      if (by !== null) key += by || scan.bytes.toString('latin1', scan.start, scan.end)
    }
    return key
  }

  function reckon(key: string): number {
    const end = key.indexOf(endOfName)
    const bytes = Buffer.from(key.slice(end + 1), 'latin1')
    const entry = new Entry(key.slice(0, end), readAttributes(new BerReader(bytes)))
    const types = methodTypes.filter((type) =>
      entry.values(typeAttribute).some((value) => value.toLowerCase() === type),
    )
    const roles = matchingRoles(policy, entry)
    const groups = groupings.map((attribute) => entry.first(attribute))
    const identity = JSON.stringify([roles.map(({ name }) => name), types, groups])
    const known = places.get(identity)
    if (known !== undefined) return known
    const states = rolesOf(policy, entry, new Set(types))
    const capable = states.every(({ met }) => met)
    const place =
      all.push({ roles, states, types, groups, capable, missing: missingOf(states), people: 0 }) - 1
    places.set(identity, place)
    return place
  }

  return {
    attributes,
    all,
    of(scan) {
      const key = keyOf(scan)
      let place = remembered.get(key)
      if (place === undefined) {
        place = reckon(key)
        if (remembered.size === mostRemembered) remembered.clear()
        remembered.set(key, place)
      }
      return place
    },
  }
}

/**
 * How an attribute tells, by its name: null: not at all; '': by its values; else by being there, and this stands for
 * it, one empty value (RFC 4511, 4.1.7): whoever just has a mailbox need not be told from others by it.
 */
function tellers(attributes: string[], values: string[]): (name: string) => string | null {
  const known = new Map<string, string | null>()
  const has = (names: string[], name: string): boolean => names.some((one) => one.toLowerCase() === name)
  return (name) => {
    let by = known.get(name)
    if (by === undefined) {
      const folded = name.toLowerCase()
      const there = `\x30${char(name.length + 6)}\x04${char(name.length)}${name}\x31\x02\x04\x00`
      by = has(values, folded) ? '' : has(attributes, folded) ? there : null
      known.set(name, by)
    }
    return by
  }
}

const char = (code: number): string => String.fromCharCode(code)

/** What a user lacks, requirement by requirement. */
export const missingOf = (states: readonly RoleState[]): MissingMethods[] =>
  states.flatMap(({ role, allow, requirements }) =>
    requirements
      .filter(({ met }) => !met)
      .map(({ anyOf, atLeast, has }) => ({
        role,
        anyOf: anyOf.filter((type) => allow.includes(type)),
        atLeast,
        has,
      })),
  )

const unique = <T>(values: T[]): T[] => [...new Set(values)]
