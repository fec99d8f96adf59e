import type { MethodType, MissingMethods, RoleState } from '../../preload/contract.ts'
import { BerReader } from '../directory/ber.ts'
import { Entry } from '../directory/entry.ts'
import type { EntryScan } from '../directory/entry-scan.ts'
import { readAttributes } from '../directory/responses.ts'
import { isMethodType } from '../methods/offers.ts'
import { attributesOf } from '../policy/attributes.ts'
import { memberFilter } from '../policy/compile.ts'
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
  /** Index in `all` of the entry that was just opened. Does not count it. */
  of(scan: EntryScan): number
}

const typeAttribute = 'securityInfoMethodType'

export function createKinds(policy: Policy): Kinds {
  const groupings = policy.coverage.by.map(({ attribute }) => attribute)
  const members = policy.roles.flatMap((role) => attributesOf(memberFilter(policy, role)))
  const attributes = unique([...members, ...groupings, typeAttribute])
  const telling = new Set(attributes.map((name) => name.toLowerCase()))
  const known = new Map<string, boolean>()
  const indexes = new Map<string, number>()
  const all: Kind[] = []

  function tells(scan: EntryScan): boolean {
    const name = scan.bytes.toString('latin1', scan.nameStart, scan.nameEnd)
    let answer = known.get(name)
    if (answer === undefined) {
      answer = telling.has(name.toLowerCase())
      known.set(name, answer)
    }
    return answer
  }

  /** The bytes of the attributes that tell, as they came. */
  function keyOf(scan: EntryScan): string {
    let key = ''
    while (scan.next()) if (tells(scan)) key += scan.bytes.toString('latin1', scan.start, scan.end)
    return key
  }

  function reckon(key: string): Kind {
    const entry = new Entry('', readAttributes(new BerReader(Buffer.from(key, 'latin1'))))
    const types = entry
      .values(typeAttribute)
      .map((type) => type.toLowerCase())
      .filter(isMethodType)
    const states = rolesOf(policy, entry, new Set(types))
    return {
      roles: matchingRoles(policy, entry),
      states,
      types: unique(types),
      groups: groupings.map((attribute) => entry.first(attribute)),
      capable: states.every(({ met }) => met),
      missing: missingOf(states),
      people: 0,
    }
  }

  return {
    attributes,
    all,
    of(scan) {
      const key = keyOf(scan)
      let index = indexes.get(key)
      if (index === undefined) {
        index = all.push(reckon(key)) - 1
        indexes.set(key, index)
      }
      return index
    },
  }
}

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
