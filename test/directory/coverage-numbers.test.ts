import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CoverageSelection, MethodType } from '../../preload/contract.ts'
import {
  type Counted,
  groupPicture,
  methodPicture,
  type Picture,
  rolePicture,
} from '../../renderer/coverage/picture-data.ts'
import { type Console, method, openConsole, selected, someone } from './coverage-office.ts'
import type { LdifEntry } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

/** Each number of the pictures that leads to people leads to exactly so many. */
const policy = {
  roles: [
    {
      name: 'staff',
      match: '(employeeType=staff)',
      allow: ['authenticator-app', 'push', 'text', 'call', 'email'],
      require: [
        { anyOf: ['authenticator-app', 'push', 'text', 'call'], atLeast: 2 },
        { anyOf: ['authenticator-app', 'push', 'email'], atLeast: 1 },
      ],
    },
    {
      name: 'faculty',
      match: '(employeeType=faculty)',
      allow: ['authenticator-app', 'push', 'text', 'call'],
      require: [{ anyOf: ['authenticator-app', 'push'], atLeast: 1 }],
    },
    { name: 'student', match: '(employeeType=student)', allow: ['email'], require: [] },
  ],
}

const roles = [['staff'], ['faculty'], ['student'], ['staff', 'faculty'], ['faculty', 'student'], []]
const types: MethodType[] = ['authenticator-app', 'push', 'text', 'call', 'email', 'security-questions']

/** Each set of methods in each set of roles. */
function* crowd(): Generator<LdifEntry> {
  for (let set = 0; set < 2 ** types.length; set += 1)
    for (const [place, employeeType] of roles.entries()) {
      const methods = types.flatMap((type, bit) => (set & (1 << bit) ? [method(`m${bit}`, type)] : []))
      yield someone(`p${set}-${place}`, methods, {
        ...(employeeType.length > 0 ? { employeeType } : { employeeType: 'guest' }),
        ...(set % 5 !== 0 && { departmentNumber: `Department ${set % 5}` }),
      })
    }
}

let slapd: Slapd
let console: Console
beforeAll(async () => {
  slapd = await startSlapd({ load: crowd(), policy })
  console = await openConsole(slapd.url)
})
afterAll(async () => {
  await console?.close()
  await slapd?.stop()
})

const numbersOf = ({ rows }: Picture): Counted[] =>
  rows.flatMap(({ total, counts, requirements }) => [
    total,
    ...counts,
    ...(requirements ?? []).map(({ lacking }) => lacking),
  ])

async function opened(list: CoverageSelection['list']): Promise<void> {
  if (list === 'lacking') return
  await console.coverage.open(list)
  const selection = selected({ list })
  await expect
    .poll(async () => (await console.coverage.rows({ selection, from: 0, count: 0 })).state)
    .toBe('complete')
}

it('leads to as many people as it says, whoever is in two roles and whatever is required twice', async () => {
  const report = await console.report()
  const { people, methods, groupings } = report
  const pictures = [
    rolePicture(report),
    methodPicture({ total: people.total, methods }, null, String),
    ...report.roles.map((role) => methodPicture(role, role.name, String)),
    ...groupings.map(({ attribute, groups }) => groupPicture(attribute, groups)),
  ]
  const links = pictures.flatMap(numbersOf).filter(({ whose, value }) => whose !== null && value > 0)
  expect(links.length).toBeGreaterThan(50)
  const wrong: object[] = []
  for (const list of ['lacking', 'capable', 'everybody'] as const) {
    await opened(list)
    for (const { value, whose } of links.filter((link) => (link.whose?.list ?? 'lacking') === list)) {
      const selection = selected({ ...whose })
      const { selected: found } = await console.coverage.rows({ selection, from: 0, count: 0 })
      if (found !== value) wrong.push({ whose, value, found })
    }
  }
  expect(wrong).toEqual([])
  // Of each kind there is one: a role's capable, a requirement asked for with another of the same role.
  const [staff] = report.roles
  expect(staff?.capable).toBeGreaterThan(0)
  expect(staff?.requirements.map(({ lacking }) => lacking > 0)).toEqual([true, true])
})

it('leads to those who lack this method for this role, and not for another of theirs', async () => {
  await console.report()
  for (const { missing } of [...console.coverage.each(selected({ role: 'faculty', missing: 'push' }))])
    expect(missing.some(({ role, anyOf }) => role === 'faculty' && anyOf.includes('push'))).toBe(true)
  expect([...console.coverage.each(selected({ role: 'faculty', missing: 'text' }))]).toEqual([])
})
