import fc from 'fast-check'
import { childDn } from '../../main/directory/dn.ts'
import { type Filter, filterText, substrings } from '../../main/directory/filter.ts'
import { foldText } from '../../main/directory/fold.ts'
import { confirmedTypes } from '../../main/directory/security-info.ts'
import type { StoredMethod } from '../../main/directory/security-info-values.ts'
import { methodTypes } from '../../main/methods/offers.ts'
import type { MethodType } from '../../preload/contract.ts'

/** Random people and random policies over them: few values each, so that most filters are about somebody. */

/** Stands for the base of whichever directory it is asked in. */
const base = '{base}'
export const rebase = (text: string, baseDn: string): string => text.replaceAll(base, baseDn)

const employeeTypes = ['staff', 'STAFF', 'faculty', 'student', 'Étudiant', 'e\u0301tudiant', '张', 'a*b']
const departments = [
  'Registrar',
  'Office of the Dean',
  'Office  of the dean',
  'Fine (Arts)',
  'R&D \\ Labs',
  '12',
  '012',
]
const titles = [
  'Service account',
  '',
  'service  ACCOUNT',
  'Dean',
  "Dean's aide, acting",
  'ßtaff',
  'İT',
  'Ж',
  '#1',
]
/** Names of groups, and how a policy may spell their DNs. */
export const groups = ['administrators', 'On call', 'Doe, Jane + "x"']
const groupDns = [
  `cn=administrators,ou=groups,${base}`,
  `CN = Administrators , OU=Groups,${base}`,
  `cn=on  CALL,ou=groups,${base}`,
  `cn=Doe\\, Jane \\+ \\"x\\",ou=groups,${base}`,
  `2.5.4.3=Doe\\2c Jane \\2b \\22X\\22,ou=groups,${base}`,
  `cn=nobody,ou=groups,${base}`,
  'administrators',
  '',
]

/** Units below the people's own: what a DN says of whoever is in one. */
export const units = ['Annex', 'Annex  Lab']

export interface RandomPerson {
  uid: string
  /** Null: in none. */
  unit: string | null
  attributes: Record<string, string[]>
  groups: string[]
}

const values = (from: string[]): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...from), { maxLength: 3, selector: (value) => foldText(value) })

const methods = fc
  .array(fc.record({ type: fc.constantFrom(...methodTypes), confirmed: fc.boolean() }), { maxLength: 5 })
  .map((all) =>
    all.map(
      ({ type, confirmed }, index): StoredMethod => ({
        id: `m${index}`,
        type,
        label: type,
        addedAt: '2026-10-01T08:00:00Z',
        addedBy: null,
        ...(confirmed && { confirmedAt: '2026-10-02T08:00:00Z' }),
      }),
    ),
  )

const person = fc
  .record({
    employeeType: values(employeeTypes),
    departmentNumber: values(departments),
    title: values(titles.filter((title) => title !== '')),
    ou: values(['Annex', 'elsewhere']),
    unit: fc.option(fc.constantFrom(...units)),
    groups: fc.subarray(groups),
    methods,
    version: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ unit, groups, methods, version, ...attributes }) => ({
    unit,
    groups,
    attributes: {
      ...attributes,
      securityInfoMethod: methods.map((method) => JSON.stringify(method)),
      securityInfoMethodType: confirmedTypes(methods),
      securityInfoVersion: version === null ? [] : [String(version)],
    },
  }))

export function randomPeople(count: number, seed: number): RandomPerson[] {
  return fc.sample(person, { numRuns: count, seed }).map(({ attributes, unit, groups }, index) => {
    const uid = `r${index}`
    const filled = Object.entries(attributes).filter(([, values]) => values.length > 0)
    return {
      uid,
      unit,
      groups,
      attributes: {
        objectClass: ['inetOrgPerson', 'securityInfoUser'],
        uid: [uid],
        cn: [uid],
        sn: ['random'],
        ...Object.fromEntries(filled),
      },
    }
  })
}

export const dnIn = ({ uid, unit }: Pick<RandomPerson, 'uid' | 'unit'>, people: string): string =>
  childDn('uid', uid, unit === null ? people : childDn('ou', unit, people))

const parts = [
  'sta',
  'sta ',
  ' dean',
  ' the ',
  'F',
  'of',
  'of the',
  'e',
  'É',
  'e\u0301',
  '*',
  '(',
  '\\',
  '1',
  'ß',
  'ean',
  "'",
]
const part = fc.constantFrom(...parts)
const substring = (attribute: string): fc.Arbitrary<Filter> =>
  fc
    .record({
      initial: fc.option(part),
      any: fc.array(fc.oneof(part, fc.constant(' ')), { maxLength: 2 }),
      final: fc.option(part),
    })
    .filter(({ initial, any, final }) => initial !== null || any.length > 0 || final !== null)
    .map(({ initial, any, final }) =>
      substrings(attribute, { any, ...(initial !== null && { initial }), ...(final !== null && { final }) }),
    )

/** Any comparison of one attribute. */
function about(attribute: string, values: string[]): fc.Arbitrary<Filter> {
  const value = fc.constantFrom(...values)
  return fc.oneof(
    { weight: 6, arbitrary: value.map((value): Filter => ({ kind: 'equal', attribute, value })) },
    { weight: 2, arbitrary: substring(attribute) },
    { weight: 1, arbitrary: fc.constant<Filter>({ kind: 'present', attribute }) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          rule: fc.constantFrom(null, 'caseExactMatch', 'integerMatch', '2.5.13.1'),
          value,
          dnAttributes: fc.boolean(),
        })
        .map((parts): Filter => ({ kind: 'extensible', attribute, ...parts })),
    },
  )
}

/** What the name says counts as well. */
const inDn = fc
  .constantFrom(
    ['ou', 'annex'],
    ['ou', 'ANNEX lab'],
    ['ou', 'people'],
    ['ou', 'nowhere'],
    ['uid', 'r7'],
    ['employeeType', 'staff'],
  )
  .map(
    ([attribute = '', value = '']): Filter => ({
      ...{ kind: 'extensible', attribute, rule: null, value, dnAttributes: true },
    }),
  )

const ordered = fc
  .record({
    kind: fc.constantFrom('gte' as const, 'lte' as const),
    value: fc.constantFrom('1', '5', '10', '02', 'x'),
  })
  .map((parts): Filter => ({ ...parts, attribute: 'securityInfoVersion' }))

const item = fc.oneof(
  { weight: 5, arbitrary: about('employeeType', employeeTypes) },
  { weight: 3, arbitrary: about('departmentNumber', departments) },
  { weight: 3, arbitrary: about('title', titles) },
  { weight: 2, arbitrary: about('memberOf', groupDns) },
  { weight: 1, arbitrary: about('securityInfoVersion', ['1', '2', '10', '02', 'x']) },
  { weight: 1, arbitrary: ordered },
  { weight: 2, arbitrary: about('ou', ['annex', 'elsewhere', 'people']) },
  { weight: 3, arbitrary: inDn },
  // Known to both directories, and nobody has it.
  { weight: 1, arbitrary: about('description', ['staff']) },
  // Known to neither.
  { weight: 2, arbitrary: about('noSuchAttribute', ['staff', '1']) },
  // Which the auditor may not compare.
  { weight: 1, arbitrary: about('securityInfoSecret', ['x']) },
  { weight: 1, arbitrary: about('objectClass', ['inetOrgPerson', 'SECURITYINFOUSER', 'noSuchClass']) },
)

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    item,
    fc.array(tie('filter'), { maxLength: 3 }).map((of): Filter => ({ kind: 'and', of })),
    fc.array(tie('filter'), { maxLength: 3 }).map((of): Filter => ({ kind: 'or', of })),
    tie('filter').map((of): Filter => ({ kind: 'not', of })),
  ),
}))

const types = fc.subarray([...methodTypes], { minLength: 1 })
const day = fc.constantFrom('2026-11-01', '2026-11-24', '2026-11-25', '2027-02-01')

const requirement = (allow: MethodType[]): fc.Arbitrary<object> =>
  fc
    .record({
      anyOf: types,
      allowed: fc.subarray(allow, { minLength: 1 }),
      atLeast: fc.integer({ min: 1, max: 3 }),
      countsFrom: fc.option(day, { freq: 3 }),
    })
    .map(({ anyOf, allowed, atLeast, countsFrom }) => ({
      anyOf: [...new Set([...allowed, ...anyOf])],
      // A policy that asks for more than it allows is refused; only what retires can make it so later.
      atLeast: Math.min(atLeast, allowed.length),
      countsFrom,
    }))

const role = types.chain((allow) =>
  fc.record({
    match: filter.map(filterText),
    allow: fc.constant(allow),
    require: fc.array(requirement(allow), { maxLength: 3 }),
  }),
)

/** The document of a policy; DNs in it still want their base. */
export const randomPolicy: fc.Arbitrary<string> = fc
  .record({
    roles: fc.array(role, { minLength: 1, maxLength: 4 }),
    exclude: fc.option(filter.map(filterText)),
    retire: fc.uniqueArray(fc.record({ method: fc.constantFrom(...methodTypes), on: day }), {
      maxLength: 2,
      selector: ({ method }) => method,
    }),
  })
  .map(({ roles, exclude, retire }) =>
    JSON.stringify(
      {
        roles: roles.map((one, index) => ({ name: `role ${index + 1}`, ...one })),
        ...(exclude !== null && { exclude }),
        retire,
      },
      null,
      1,
    ),
  )
