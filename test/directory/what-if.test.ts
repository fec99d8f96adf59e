import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWhatIf, type WhatIf } from '../../main/coverage/what-if/what-if.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { equal, type Filter } from '../../main/directory/filter.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { readPolicy } from '../../main/policy/read.ts'
import type { Desk } from '../../main/session/desk.ts'
import type { MethodType, TryOut, TryOutList } from '../../preload/contract.ts'
import {
  baseDn,
  dnOf,
  loadPeople,
  password,
  policyDn,
  policyDocument,
  type Slapd,
  startSlapd,
} from './slapd.ts'

const count = 6_000
const factors: MethodType[] = ['authenticator-app', 'push', 'text', 'call']
const clock = () => new Date('2026-11-24T10:00:00Z')

let slapd: Slapd
const connections: DirectoryConnection[] = []
beforeAll(async () => {
  slapd = await startSlapd({ people: count })
})
afterAll(async () => {
  for (const connection of connections) await connection.close()
  await slapd?.stop()
})

async function open({
  who = 'auditor',
  scope = null,
}: {
  who?: keyof typeof dnOf
  scope?: Filter | null
} = {}) {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(connection)
  await connection.bind(dnOf[who], password)
  const policy = await readPolicy(connection, baseDn)
  const desk: Desk = {
    connection,
    operator: { dn: dnOf[who], name: who, userName: who, roles: ['auditor'] },
    directory: { id: 'd1', label: 'Test', practice: false, security: 'ldap', urls: [], baseDn },
    baseDn,
    policy,
    scope,
    issuer: policy.organization.issuer,
  }
  const told: TryOut[] = []
  const over: ((state: TryOut) => void)[] = []
  const whatIf = createWhatIf({
    desk: () => desk,
    clock,
    changed: (state) => {
      told.push(state)
      if (state.state !== 'running') for (const tell of over.splice(0)) tell(state)
    },
  })
  return {
    ...whatIf,
    connection,
    told,
    /** Tries it out to the end. */
    async whole(document: object, at: string | null = null): Promise<TryOut> {
      const ended = new Promise<TryOut>((resolve) => over.push(resolve))
      await whatIf.tryOut({ document: JSON.stringify(document), at })
      return ended
    },
  }
}

const names = ({ rows }: WhatIf, list: TryOutList, role: string | null = null) =>
  rows({ list, role, words: '', from: 0, count: 10_000 }).rows.map(({ name, userName }) => userName ?? name)

const [staff, faculty, student] = policyDocument.roles as [Role, Role, Role]
type Role = (typeof policyDocument.roles)[number]
const withRoles = (...roles: object[]) => ({ ...policyDocument, roles })
const retired = { ...policyDocument, retire: [{ method: 'text', on: '2027-02-01' }] }

/** Staff with one second factor: by the types that stand in the directory. */
const others = ['ruth.both', 'mal.formed']

/** Of the made-up people, each of whom has a text message or nothing. */
const madeUp = (kinds: string[], registered: boolean) =>
  [...loadPeople(count)]
    .filter(({ attributes }) => kinds.includes(String(attributes['employeeType'])))
    .filter(({ attributes }) => (attributes['securityInfoMethodType'] === 'text') === registered)
    .map(({ attributes }) => String(attributes['uid']))

describe('a draft, on the live directory', () => {
  it('names those who would have nothing left if a method were retired on a day', async () => {
    const console = await open()
    const result = await console.whole(retired, '2027-02-01')
    const lose = madeUp(['staff', 'faculty'], true)
    expect(result).toMatchObject({
      state: 'complete',
      today: '2026-11-24',
      at: '2027-02-01',
      version: 1,
      parts: ['retire'],
      stop: lose.length,
      become: 0,
      stranded: 0,
      nothingLeft: lose.length + madeUp(['student'], true).length,
      findings: [],
    })
    expect(result.lackThen - result.lackNow).toBe(lose.length)
    expect(names(console, 'stop').sort()).toEqual(lose.sort())
    expect(names(console, 'nothingLeft', 'student').sort()).toEqual(madeUp(['student'], true).sort())
    // On the day before it would change nothing.
    expect(await console.whole(retired, '2027-01-31')).toMatchObject({ stop: 0, nothingLeft: 0 })
  })

  it('names those whom a higher number strands, with what they would lack', async () => {
    const console = await open()
    const two = { ...staff, require: [{ anyOf: factors, atLeast: 2 }] }
    const result = await console.whole(withRoles(two, faculty, student))
    const stranded = [...madeUp(['staff'], true), ...others]
    expect(names(console, 'stranded').sort()).toEqual(stranded.sort())
    expect(result.roles).toMatchObject([
      { name: 'staff', stranded: stranded.length, stop: stranded.length },
      { name: 'faculty', stop: 0 },
      { name: 'student', stop: 0 },
    ])
    const { rows } = console.rows({ list: 'stranded', role: null, words: 'ruth', from: 0, count: 1 })
    expect(rows).toEqual([
      {
        dn: dnOf.twoRoles,
        name: 'Ruth Both',
        userName: 'ruth.both',
        roles: ['staff', 'student'],
        methods: ['authenticator-app', 'email'],
        missing: [{ role: 'staff', anyOf: factors, atLeast: 2, has: ['authenticator-app'] }],
      },
    ])
  })

  it('names those who become capable, also because their role is gone', async () => {
    const console = await open()
    const result = await console.whole(withRoles({ ...staff, require: [] }, student))
    const lack = [...madeUp(['staff', 'faculty'], false)]
    expect(result.become).toBeGreaterThan(lack.length)
    expect(result).toMatchObject({ lackThen: 0, become: result.lackNow, stop: 0 })
    expect(names(console, 'become')).toEqual(expect.arrayContaining(['priya.okafor', ...lack]))
    expect(names(console, 'become', 'faculty')).toEqual(expect.arrayContaining(madeUp(['faculty'], false)))
    expect(result.roles.at(-1)).toMatchObject({ name: 'faculty', change: 'removed' })
  })

  it('is compared with the policy that is in place by now', async () => {
    const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    connections.push(admin)
    await admin.bind(slapd.adminDn, slapd.adminPassword)
    const put = (document: object) =>
      admin.modify(policyDn, [
        { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [JSON.stringify(document)] },
      ])
    const console = await open()
    const strict = withRoles({ ...staff, require: [{ anyOf: factors, atLeast: 2 }] }, faculty, student)
    await put(strict)
    try {
      expect(await console.whole(strict)).toMatchObject({ become: 0, stop: 0 })
      expect((await console.whole(policyDocument)).become).toBe(
        madeUp(['staff'], true).length + others.length,
      )
    } finally {
      await put(policyDocument)
    }
  })

  it('concerns those alone whom the operator may see', async () => {
    const console = await open({ scope: equal('departmentNumber', 'Physics') })
    const result = await console.whole(retired, '2027-02-01')
    const all = await (await open()).whole(retired, '2027-02-01')
    expect(result.stop).toBeGreaterThan(0)
    expect(result.stop).toBeLessThan(all.stop)
  })
})

describe('what may not be meant so', () => {
  const findings = async (document: object, at: string | null = null) =>
    (await (await open()).whole(document, at)).findings

  it.each<[string, string, object[]]>([
    ['nobody', '(employeeType=alien)', [{ kind: 'fits-nobody', where: 'role', role: 'Odd', detail: null }]],
    [
      'nobody, by contradiction',
      '(&(employeeType=staff)(!(employeeType=staff)))',
      [{ kind: 'fits-nobody', where: 'role', role: 'Odd', detail: null }],
    ],
    ['everybody', '(objectClass=*)', [{ kind: 'fits-everybody', where: 'role', role: 'Odd', detail: null }]],
    [
      'nobody, by an attribute that the directory does not know',
      '(|(uid=x)(deparmentNumber=Physics))',
      [{ kind: 'undecidable', where: 'role', role: 'Odd', detail: '(deparmentNumber=Physics)' }],
    ],
    ['somebody', '(employeeType=staff)', []],
  ])('a role that fits %s', async (_, match, expected) => {
    const odd = { name: 'odd', label: 'Odd', match, allow: factors }
    expect(await findings(withRoles(staff, faculty, student, odd))).toEqual(expected)
  })

  it('everybody is excluded: no role has anybody', async () => {
    const odd = { ...policyDocument, exclude: '(objectClass=*)' }
    expect(await findings(odd)).toEqual([
      { kind: 'fits-everybody', where: 'exclude', role: null, detail: null },
    ])
  })

  it('by that day nobody can meet a requirement', async () => {
    const retire = factors.map((method) => ({ method, on: '2027-02-01' }))
    const result = await (await open()).whole({ ...policyDocument, retire }, '2027-02-01')
    expect(result.findings).toEqual([
      { kind: 'cannot-be-met', where: 'role', role: 'staff', detail: null },
      { kind: 'cannot-be-met', where: 'role', role: 'faculty', detail: null },
    ])
    expect(result.lackThen).toBeGreaterThan(result.lackNow)
    expect(await findings({ ...policyDocument, retire })).toEqual([])
  })

  it.each([
    ['{"roles": [', { line: 1, problem: 'this is not JSON', draft: 'yes' }],
    ['{\n"roles": [],\n"rolls": []\n}', { line: 3, draft: 'yes' }],
  ])('a draft that can’t be understood is refused: %s', async (document, detail) => {
    const { tryOut } = await open()
    const error = await tryOut({ document, at: null }).then(
      () => expect.fail('it was tried out'),
      (error: ConsoleError) => error,
    )
    expect(error.code).toBe('policy-invalid')
    expect(error.detail).toMatchObject(detail)
  })
})

describe('while it runs', () => {
  it('tells how far it is, and gives what there is so far', async () => {
    const console = await open()
    const result = await console.whole(retired, '2027-02-01')
    const running = console.told.filter(({ state }) => state === 'running')
    expect(running.length).toBeGreaterThan(0)
    expect(running[0]?.read).toBeLessThan(result.read)
    // Another draft can say how far it is, too.
    await console.whole(policyDocument)
    expect(console.told.at(-1)?.expected).toBe(result.read)
  })

  it('is cancelled, and what was read until then stays', async () => {
    const console = await open()
    const begun = await console.tryOut({ document: JSON.stringify(retired), at: '2027-02-01' })
    expect(begun.state).toBe('running')
    expect(console.cancel()).toMatchObject({ id: begun.id, state: 'cancelled' })
    expect(console.state()?.read).toBeLessThan(count)
    // The connection is free for the next.
    expect(await console.whole(policyDocument)).toMatchObject({ state: 'complete' })
  })

  it('ends where another draft is tried out', async () => {
    const console = await open()
    const [first, second] = await Promise.all([
      console.tryOut({ document: JSON.stringify(retired), at: '2027-02-01' }),
      console.whole(policyDocument),
    ])
    expect(second.state).toBe('complete')
    expect(console.state()?.id).toBe(second.id)
    expect(second.id).not.toBe(first.id)
    expect(console.told.filter(({ id, state }) => id === first.id && state === 'complete')).toEqual([])
  })

  it('is partial where the connection is lost', async () => {
    const console = await open()
    const ended = console.whole(retired, '2027-02-01')
    while (console.state() === null) await new Promise((resolve) => setImmediate(resolve))
    await console.connection.close()
    expect(await ended).toMatchObject({ state: 'partial', why: 'lost' })
  })

  it('is forgotten when the operator goes', async () => {
    const console = await open()
    await console.whole(retired, '2027-02-01')
    console.ended()
    expect(console.state()).toBeNull()
    expect(console.rows({ list: 'stop', role: null, words: '', from: 0, count: 10 })).toMatchObject({
      total: 0,
    })
  })
})
