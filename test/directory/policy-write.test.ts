import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditLog, openAuditLog } from '../../main/audit-log/audit-log.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { ConsoleError } from '../../main/errors.ts'
import { settleIntents } from '../../main/helpdesk/settle.ts'
import { defaultTemplates } from '../../main/messaging/templates.ts'
import { createPolicies, type Policies } from '../../main/policy/policies.ts'
import { readPolicy } from '../../main/policy/read.ts'
import { versionsDn } from '../../main/policy/versions.ts'
import { savePolicyMessages } from '../../main/policy/write.ts'
import type { Desk } from '../../main/session/desk.ts'
import type { ConsoleRole } from '../../preload/contract.ts'
import { baseDn, dnOf, password, policyDn, policyDocument, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
let folder: string
let auditLog: AuditLog
const connections: DirectoryConnection[] = []
const clock = () => new Date('2026-11-24T10:00:00Z')

beforeAll(async () => {
  slapd = await startSlapd()
  folder = mkdtempSync(join(tmpdir(), 'policy-write-'))
  auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'console-1' })
})
afterAll(async () => {
  await auditLog?.close()
  for (const connection of connections) await connection.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

async function deskOf(role: ConsoleRole): Promise<Desk & { reloaded: () => number }> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(connection)
  await connection.bind(dnOf[role], password)
  const policy = await readPolicy(connection, baseDn)
  let reloaded = 0
  return {
    connection,
    operator: { dn: dnOf[role], name: role, userName: role, roles: [role] },
    directory: { id: 'd1', label: 'Test', practice: false, security: 'ldap', urls: [], baseDn },
    baseDn,
    policy,
    scope: null,
    issuer: policy.organization.issuer,
    reloadPolicy: async () => {
      reloaded += 1
    },
    reloaded: () => reloaded,
  }
}

async function stored(): Promise<{ version: string | null; document: Record<string, unknown> }> {
  const { connection } = await deskOf('administrator')
  const entry = await connection.read(policyDn, ['securityInfoPolicyDocument', 'securityInfoVersion'])
  return {
    version: entry?.first('securityInfoVersion') ?? null,
    document: JSON.parse(entry?.first('securityInfoPolicyDocument') ?? 'null') as Record<string, unknown>,
  }
}

const errorOf = (work: Promise<unknown>): Promise<ConsoleError> =>
  work.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )

/** For those who did not look at what is in place. */
const whatever = () => true

describe('the templates of the policy', () => {
  it('are not written over others than were shown', async () => {
    const desk = await deskOf('administrator')
    const text = '{{code}} by a colleague'
    await savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text }, whatever)
    const before = await stored()
    const late = savePolicyMessages({ desk, auditLog }, defaultTemplates, (kept) => kept === null)
    expect((await errorOf(late)).code).toBe('changed-elsewhere')
    expect(await stored()).toEqual(before)
    expect(desk.reloaded()).toBe(2)
  })

  it('are written, version by version, and all the rest stays', async () => {
    const desk = await deskOf('administrator')
    const before = await stored()
    const text = '{{code}}: your code – {{organization}}'
    await savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text }, whatever)
    const first = await stored()
    expect(first.version).toBe(String(Number(before.version ?? 0) + 1))
    expect(first.document).toEqual({ ...policyDocument, messages: { ...defaultTemplates, text } })
    await savePolicyMessages({ desk, auditLog }, defaultTemplates, whatever)
    const second = await stored()
    expect(second.version).toBe(String(Number(first.version) + 1))
    expect(second.document).toEqual({ ...policyDocument, messages: defaultTemplates })
    expect(desk.reloaded()).toBe(2)
    expect((await readPolicy(desk.connection, baseDn)).messages).toEqual(defaultTemplates)
  })

  it('of two administrators at once, one is told that somebody was first', async () => {
    const desks = [await deskOf('administrator'), await deskOf('administrator')]
    const texts = ['{{code}} by one', '{{code}} by the other']
    const both = await Promise.allSettled(
      desks.map((desk, index) =>
        savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text: texts[index] ?? '' }, whatever),
      ),
    )
    const won = both.findIndex(({ status }) => status === 'fulfilled')
    const lost = both.find(({ status }) => status === 'rejected')
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(lost).toMatchObject({ reason: { code: 'changed-elsewhere' } })
    expect((await stored()).document.messages).toMatchObject({ text: texts[won] })
  })

  it('are not written over what was changed by hand in between', async () => {
    const desk = await deskOf('administrator')
    const { connection } = desk
    const read = connection.read.bind(connection)
    const other = await deskOf('administrator')
    // Between reading and writing, somebody edits the document and leaves the version alone.
    const between = Object.assign(Object.create(connection) as DirectoryConnection, {
      read: async (dn: string, attributes: string[]) => {
        const entry = await read(dn, attributes)
        const document = JSON.stringify({ ...policyDocument, verification: { expiresAfterMinutes: 5 } })
        await other.connection.modify(policyDn, [
          { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [document] },
        ])
        return entry
      },
    })
    const error = await errorOf(
      savePolicyMessages({ desk: { ...desk, connection: between }, auditLog }, defaultTemplates, whatever),
    )
    expect(error.code).toBe('changed-elsewhere')
    expect((await stored()).document.verification).toEqual({ expiresAfterMinutes: 5 })
  })

  it.each(['technician', 'auditor'] as const)(
    'are not the %s’s to change, here or in the directory',
    async (role) => {
      const desk = await deskOf(role)
      expect((await errorOf(savePolicyMessages({ desk, auditLog }, defaultTemplates, whatever))).code).toBe(
        'not-permitted',
      )
      const pretending: Desk = { ...desk, operator: { ...desk.operator, roles: ['administrator'] } }
      const error = await errorOf(
        savePolicyMessages({ desk: pretending, auditLog }, defaultTemplates, whatever),
      )
      expect(error.code).toBe('insufficient-access')
    },
  )
})

/** A console at which an administrator sits, with the policy that they look at. */
async function consoleOf(desk?: Desk): Promise<Policies> {
  const at = desk ?? (await deskOf('administrator'))
  return createPolicies({ desk: () => at, auditLog, clock })
}

const withName = (name: string) => JSON.stringify({ ...policyDocument, organization: { name } }, null, 2)

describe('the whole policy', () => {
  it('is saved as it was written, over what was shown, and the one before is kept', async () => {
    const desk = await deskOf('administrator')
    const policies = await consoleOf(desk)
    const before = await policies.read()
    const document = withName('Saved whole')
    const saved = await policies.save({ document, before })
    expect(saved.version).toBe(Number(before.version) + 1)
    expect(await policies.read()).toMatchObject({ document, version: saved.version, problem: null })
    expect(desk.reloaded()).toBe(1)
    const [kept] = await policies.versions()
    expect(kept).toMatchObject({ version: before.version })
    expect(await policies.version(kept?.id ?? '')).toEqual({ document: before.document })
  })

  it('says of each version who saved it, and when', async () => {
    const policies = await consoleOf()
    const first = await policies.save({ document: withName('First'), before: await policies.read() })
    const { savedBy, savedAt } = await policies.read()
    expect(savedBy).toBe('Adam Admin')
    await policies.save({ document: withName('Second'), before: first })
    expect((await policies.versions())[0]).toEqual({
      id: String(first.version),
      version: first.version,
      savedBy,
      savedAt,
    })
  })

  it('is restored by saving an old document once more', async () => {
    const policies = await consoleOf()
    const old = await policies.read()
    const changed = await policies.save({ document: withName('A mistake'), before: old })
    const { id } = (await policies.versions()).find(({ version }) => version === old.version) ?? { id: '' }
    const { document } = await policies.version(id)
    const restored = await policies.save({ document, before: changed })
    expect(restored.version).toBe(Number(old.version) + 2)
    expect((await policies.read()).document).toBe(old.document)
    expect((await policies.versions()).length).toBeGreaterThanOrEqual(2)
  })

  it('of two consoles at once, one saves and the other is told; nothing is lost of either', async () => {
    const consoles = [await consoleOf(), await consoleOf()]
    const [before] = await Promise.all(consoles.map((one) => one.read()))
    if (!before) throw new Error('there is no policy')
    const names = ['One', 'The other']
    const both = await Promise.allSettled(
      consoles.map((one, index) => one.save({ document: withName(names[index] ?? ''), before })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-elsewhere' },
    })
    const [policies] = consoles
    const won = both.findIndex(({ status }) => status === 'fulfilled')
    expect((await policies?.read())?.document).toBe(withName(names[won] ?? ''))
    const kept = (await policies?.versions())?.filter(({ version }) => version === before.version)
    expect(kept).toHaveLength(1)
  })

  it('is not saved over what was changed since it was shown, with or without a version', async () => {
    const policies = await consoleOf()
    const before = await policies.read()
    await (await consoleOf()).save({ document: withName('Quicker'), before })
    const error = await errorOf(policies.save({ document: withName('Late'), before }))
    expect(error.code).toBe('changed-elsewhere')

    const shown = await policies.read()
    const { connection } = await deskOf('administrator')
    await connection.modify(policyDn, [
      { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [withName('By hand')] },
    ])
    expect((await errorOf(policies.save({ document: withName('Late'), before: shown }))).code).toBe(
      'changed-elsewhere',
    )
    // Saved over what is shown now, both documents of that version are kept.
    const now = await policies.read()
    expect(now.version).toBe(shown.version)
    await policies.save({ document: withName('Later'), before: now })
    expect(await policies.version(String(now.version))).toEqual({ document: now.document })
  })

  it('keeps a second document of the same version beside the first', async () => {
    const policies = await consoleOf()
    const before = await policies.read()
    const { connection } = await deskOf('administrator')
    // A change that kept the old document and then failed, and an edit by hand after it.
    await connection.add(`cn=${before.version},${versionsDn(baseDn)}`, {
      objectClass: ['securityInfoPolicy'],
      cn: [String(before.version)],
      securityInfoVersion: [String(before.version)],
      securityInfoPolicyDocument: [withName('The one before')],
    })
    await policies.save({ document: withName('After'), before })
    const kept = (await policies.versions()).filter(({ version }) => version === before.version)
    const documents = await Promise.all(kept.map(({ id }) => policies.version(id)))
    expect(documents.map(({ document }) => document)).toEqual([before.document, withName('The one before')])
  })

  it('is not saved where nobody could read it any more; one that nobody can read is mended', async () => {
    const policies = await consoleOf()
    const before = await policies.read()
    const error = await errorOf(policies.save({ document: '{"roles": [', before }))
    expect(error).toMatchObject({ code: 'policy-invalid', detail: { line: 1 } })
    expect(await policies.read()).toEqual(before)

    const { connection } = await deskOf('administrator')
    await connection.modify(policyDn, [
      { op: 'replace', attribute: 'securityInfoPolicyDocument', values: ['{"roles": 7}'] },
    ])
    const broken = await policies.read()
    expect(broken.problem).toMatchObject({ line: 1 })
    await policies.save({ document: withName('Mended'), before: broken })
    expect((await policies.read()).problem).toBeNull()
  })

  it('makes the place for versions where the directory has none', async () => {
    const policies = await consoleOf()
    const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    connections.push(admin)
    await admin.bind(slapd.adminDn, slapd.adminPassword)
    for (const { id } of await policies.versions()) await admin.delete(`cn=${id},${versionsDn(baseDn)}`)
    await admin.delete(versionsDn(baseDn))
    expect(await policies.versions()).toEqual([])
    const before = await policies.read()
    await policies.save({ document: withName('The first to be kept'), before })
    expect(await policies.versions()).toHaveLength(1)
  })

  it('is recorded with its versions and with what changed, and not with the document', async () => {
    const policies = await consoleOf()
    const before = await policies.read()
    const roles = policyDocument.roles.map((role) => ({ ...role, allow: [...role.allow] }))
    roles[0]?.allow.splice(1, 1)
    const document = JSON.stringify({
      ...policyDocument,
      roles,
      retire: [{ method: 'text', on: '2027-02-01' }],
    })
    await policies.save({ document, before })
    const records = readFileSync(join(folder, 'audit-log.jsonl'), 'utf8').trim().split('\n')
    const intent = JSON.parse(records.at(-2) ?? '') as { action: string; detail: object }
    expect(intent).toMatchObject({ action: 'change-policy', phase: 'intent' })
    expect(intent.detail).toEqual({
      parts: 'roles.staff organization retire',
      versionBefore: before.version,
      versionAfter: Number(before.version) + 1,
      sha256: createHash('sha256').update(document).digest('hex'),
    })
    expect(JSON.parse(records.at(-1) ?? '')).toMatchObject({ phase: 'outcome', outcome: 'succeeded' })
  })

  it('is everybody’s to look at who audits, and no auditor’s to save', async () => {
    const desk = await deskOf('auditor')
    const policies = await consoleOf(desk)
    const before = await policies.read()
    expect(before.maySave).toBe(false)
    expect((await policies.versions()).length).toBeGreaterThan(0)
    expect((await errorOf(policies.save({ document: withName('Mine'), before }))).code).toBe('not-permitted')
    const pretending: Desk = { ...desk, operator: { ...desk.operator, roles: ['administrator'] } }
    const forced = (await consoleOf(pretending)).save({ document: withName('Mine'), before })
    expect((await errorOf(forced)).code).toBe('insufficient-access')
    expect(await policies.read()).toEqual(before)
  })
})

describe('a change whose answer never came', () => {
  /** Loses the answer to a Modify; `arrives`: the directory had it. */
  function losing(desk: Desk, arrives: boolean): Desk {
    const { connection } = desk
    const modify = async (...given: Parameters<DirectoryConnection['modify']>) => {
      if (arrives) await connection.modify(...given)
      throw new ConsoleError('outcome-unknown', 'The connection broke.')
    }
    return {
      ...desk,
      connection: Object.assign(Object.create(connection) as DirectoryConnection, { modify }),
    }
  }

  it.each([
    ['arrived', true, null, 'succeeded'],
    ['arrived, and was followed by another', true, 'Another', 'succeeded'],
    ['did not arrive', false, null, 'failed'],
    ['did not arrive, and another came', false, 'Another', 'failed'],
  ])('is settled at the next sign-in: it %s', async (_, arrives, followedBy, outcome) => {
    const desk = await deskOf('administrator')
    const policies = await consoleOf(desk)
    const lost = (await consoleOf(losing(desk, arrives))).save({
      document: withName(`Lost ${arrives}`),
      before: await policies.read(),
    })
    expect((await errorOf(lost)).code).toBe('outcome-unknown')
    if (followedBy !== null)
      await policies.save({ document: withName(followedBy), before: await policies.read() })
    const [intent] = await auditLog.unsettled()
    expect(intent?.action).toBe('change-policy')
    await settleIntents(desk, { auditLog, clock: () => new Date() })
    expect(await auditLog.unsettled()).toEqual([])
    const records = readFileSync(join(folder, 'audit-log.jsonl'), 'utf8').trim().split('\n')
    expect(JSON.parse(records.at(-1) ?? '')).toMatchObject({ intent: intent?.seq, outcome })
  })
})
