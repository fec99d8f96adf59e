import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKinds, type Kind } from '../../main/coverage/kinds.ts'
import { scanPeople } from '../../main/coverage/scan-people.ts'
import { BerReader } from '../../main/directory/ber.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import type { Entry } from '../../main/directory/entry.ts'
import { EntryScan } from '../../main/directory/entry-scan.ts'
import { and, equal, type Filter, or, startsWith } from '../../main/directory/filter.ts'
import { readEntry } from '../../main/directory/responses.ts'
import { parseSecurityInfo } from '../../main/directory/security-info.ts'
import { policyAt } from '../../main/policy/at.ts'
import { lackingFilter, memberFilter, roleLackingFilter } from '../../main/policy/compile.ts'
import { markUndecidable } from '../../main/policy/decidable.ts'
import { evaluate } from '../../main/policy/evaluate.ts'
import { type Policy, parsePolicy } from '../../main/policy/parse.ts'
import * as practiceLayout from '../../main/practice/layout.ts'
import { sampleEntries } from '../../main/practice/people/entries.ts'
import { openPractice, type Practice } from '../../main/practice/practice.ts'
import { baseDn, dnOf, groupsDn, password, peopleDn } from './people.ts'
import { dnIn, groups, randomPeople, randomPolicy, rebase, units } from './random-policies.ts'
import { type Slapd, startSlapd } from './slapd.ts'

/**
 * Who is in a role and who lacks what: asked of the practice directory, asked of a real OpenLDAP, and reckoned in
 * memory from the entries that each of them gives, one by one as a card does, and by kinds as a report does.
 */
const seed = Date.now() & 0x7fff_ffff
const people = randomPeople(300, seed)
const now = new Date('2026-11-24T10:00:00Z')
const random = and(startsWith('uid', 'r'), equal('sn', 'random'))

interface Asked {
  name: string
  connection: DirectoryConnection
  operatorDn: string
  baseDn: string
  peopleDn: string
  /** The random people, as this directory gives them. */
  entries: Entry[]
}

let slapd: Slapd
let practice: Practice
let folder: string
let directories: Asked[]

const membersOf = (group: string, below: string): string[] =>
  people.filter((person) => person.groups.includes(group)).map((person) => dnIn(person, below))

const unitsIn = (below: string) =>
  units.map((ou) => ({
    dn: childDn('ou', ou, below),
    attributes: { objectClass: ['top', 'organizationalUnit'], ou: [ou] },
  }))

async function connect(url: string, dn: string, secret: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
  await connection.bind(dn, secret)
  return connection
}

async function loadReal(): Promise<Asked> {
  slapd = await startSlapd()
  const admin = await connect(slapd.url, slapd.adminDn, slapd.adminPassword)
  for (const { dn, attributes } of unitsIn(peopleDn)) await admin.add(dn, attributes)
  await Promise.all(people.map((person) => admin.add(dnIn(person, peopleDn), person.attributes)))
  // The overlay writes memberOf of those who are there.
  for (const group of groups) {
    const dn = childDn('cn', group, groupsDn)
    const member = membersOf(group, peopleDn)
    if (group === 'administrators')
      await admin.modify(dn, [{ op: 'add', attribute: 'member', values: member }])
    else await admin.add(dn, { objectClass: ['groupOfNames'], cn: [group], member })
  }
  await admin.close()
  const connection = await connect(slapd.url, dnOf.auditor, password)
  return withEntries({ name: 'OpenLDAP', connection, operatorDn: dnOf.auditor, baseDn, peopleDn })
}

async function loadPractice(): Promise<Asked> {
  folder = mkdtempSync(join(tmpdir(), 'policy-filter-'))
  const file = join(folder, 'practice-directory.json')
  const groupDn = (group: string) => childDn('cn', group, practiceLayout.groupsDn)
  const added = groups.map((group) => ({
    dn: groupDn(group),
    attributes: {
      objectClass: ['top', 'groupOfNames'],
      cn: [group],
      member: membersOf(group, practiceLayout.peopleDn),
    },
  }))
  const entries = [
    ...sampleEntries().filter(({ dn }) => dn !== groupDn('administrators')),
    ...unitsIn(practiceLayout.peopleDn),
    ...people.map((person) => ({
      dn: dnIn(person, practiceLayout.peopleDn),
      attributes: person.attributes,
    })),
    ...added,
  ]
  writeFileSync(file, JSON.stringify({ version: 1, entries }))
  practice = await openPractice({ file, clock: () => now })
  expect(practice.notice).toBeNull()
  const { dn = '', password: secret = '' } = practice.operators.find(({ id }) => id === 'auditor') ?? {}
  const connection = await connect(practice.url, dn, secret)
  return withEntries({
    ...{ name: 'the practice directory', connection, operatorDn: dn },
    ...{ baseDn: practiceLayout.baseDn, peopleDn: practiceLayout.peopleDn },
  })
}

async function withEntries(asked: Omit<Asked, 'entries'>): Promise<Asked> {
  const entries = await search({ ...asked, entries: [] }, and(), ['*', 'memberOf'])
  expect(entries).toHaveLength(people.length)
  return { ...asked, entries }
}

beforeAll(async () => {
  directories = [await loadReal(), await loadPractice()]
})
afterAll(async () => {
  for (const { connection } of directories ?? []) await connection.close()
  await practice?.close()
  await slapd?.stop()
  if (folder) rmSync(folder, { recursive: true })
})

/** By the role's label, and `anybody` for all roles together. */
type Answer = Record<string, { members: string[]; lacking: string[] }>

const userNames = (entries: Iterable<Entry>): string[] =>
  [...entries].map((entry) => entry.first('uid') ?? '').sort()

async function search(
  { connection, peopleDn }: Asked,
  filter: Filter | null,
  attributes = ['uid'],
): Promise<Entry[]> {
  if (filter === null) return []
  const answer = await connection.search(peopleDn, { scope: 'sub', filter: and(random, filter), attributes })
  expect(answer.complete).toBe(true)
  return answer.entries
}

const inLines = (answer: Answer = {}): string =>
  Object.entries(answer)
    .map(([role, of]) => `${role}\n  members ${of.members.join(' ')}\n  lacking ${of.lacking.join(' ')}`)
    .join('\n')

async function byFilters(asked: Asked, policy: Policy): Promise<Answer> {
  const found = async (filter: Filter | null) => userNames(await search(asked, filter))
  const answer: Answer = {}
  for (const role of policy.roles)
    answer[role.label] = {
      members: await found(memberFilter(policy, role)),
      lacking: await found(roleLackingFilter(policy, role)),
    }
  const someRole = or(...policy.roles.map((role) => memberFilter(policy, role)))
  answer['anybody'] = { members: await found(someRole), lacking: await found(lackingFilter(policy)) }
  return answer
}

function inMemory(entries: Entry[], policy: Policy): Answer {
  const evaluated = entries.map((entry) => ({ entry, ...evaluate(policy, entry, parseSecurityInfo(entry)) }))
  const those = (is: (one: (typeof evaluated)[number]) => boolean) =>
    userNames(evaluated.filter(is).map(({ entry }) => entry))
  const answer: Answer = {}
  for (const { label } of policy.roles)
    answer[label] = {
      members: those(({ roles }) => roles.some(({ role }) => role === label)),
      lacking: those(({ roles }) => roles.some(({ role, met }) => role === label && !met)),
    }
  answer['anybody'] = {
    members: those(({ roles }) => roles.length > 0),
    lacking: those(({ coverage }) => !coverage.capable),
  }
  return answer
}

/** As the report does: of whoever is told from others by nothing, once. */
async function byKinds({ connection, peopleDn }: Asked, policy: Policy): Promise<Answer> {
  const kinds = createKinds(policy)
  const scan = new EntryScan()
  const found: { userName: string; kind: Kind }[] = []
  const search = { filter: random, attributes: [...kinds.attributes, 'uid'] }
  await scanPeople(connection, peopleDn, search, {
    take(bytes, start, end) {
      scan.open(bytes, start, end)
      const kind = kinds.all[kinds.of(scan)]
      const userName = readEntry(new BerReader(bytes, start, end)).first('uid') ?? ''
      if (kind) found.push({ userName, kind })
    },
    pageRead: () => undefined,
    signal: new AbortController().signal,
  })
  const those = (is: (kind: Kind) => boolean) =>
    found
      .filter(({ kind }) => is(kind))
      .map(({ userName }) => userName)
      .sort()
  const answer: Answer = {}
  for (const { label } of policy.roles)
    answer[label] = {
      members: those(({ states }) => states.some(({ role }) => role === label)),
      lacking: those(({ states }) => states.some(({ role, met }) => role === label && !met)),
    }
  answer['anybody'] = {
    members: those(({ states }) => states.length > 0),
    lacking: those(({ capable }) => !capable),
  }
  return answer
}

async function answersOf(asked: Asked, document: string): Promise<Record<string, Answer>> {
  const { connection, operatorDn, baseDn, entries, name } = asked
  const read = parsePolicy(rebase(document, baseDn))
  const policy = policyAt(await markUndecidable(connection, operatorDn, read), now)
  return {
    [name]: await byFilters(asked, policy),
    [`kinds of ${name}`]: await byKinds(asked, policy),
    [`memory, with the entries of ${name}`]: inMemory(entries, policy),
  }
}

it('memory, the practice directory and OpenLDAP agree on who is in which role and lacks what', async () => {
  let telling = 0
  await fc.assert(
    fc.asyncProperty(randomPolicy, async (document) => {
      const answers: Record<string, Answer> = {}
      for (const asked of directories) Object.assign(answers, await answersOf(asked, document))
      const [first, ...others] = Object.keys(answers)
      for (const other of others)
        expect(`${other}:\n${inLines(answers[other])}`).toBe(`${other}:\n${inLines(answers[first ?? ''])}`)
      for (const { members, lacking } of Object.values(answers[first ?? ''] ?? {}))
        if (members.length < people.length && lacking.length > 0 && lacking.length < members.length)
          telling += 1
    }),
    { seed, numRuns: 150 },
  )
  // Lest they agree on nobody and everybody.
  expect(telling).toBeGreaterThan(50)
}, 600_000)
