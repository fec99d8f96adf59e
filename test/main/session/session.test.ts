import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openAuditLog } from '../../../main/audit-log/audit-log.ts'
import { createSession } from '../../../main/session/session.ts'
import { entry, type RawServer, result, startRawServer, tags } from '../directory/raw-server.ts'

const baseDn = 'dc=example,dc=org'
const tina = `uid=tina.tech,ou=people,${baseDn}`
const password = 'correct horse'

/** A session on a directory that knows one technician, and drops the connection where the policy is read if told to. */
async function start() {
  let dropsAtPolicy = false
  const directory: RawServer = await startRawServer((request, socket) => {
    const { id, tag } = request
    const asks = (text: string) => request.body.includes(text)
    if (tag === tags.bind) {
      const known = asks(tina) && asks(password)
      return socket.write(result(id, tags.bindDone, { code: known ? 0 : 49, diagnostic: known ? '' : 'why' }))
    }
    if (tag !== tags.search) return
    if (asks('cn=policy') && dropsAtPolicy) return socket.destroy()
    if (asks('security-info-technicians') || asks('tina.tech'))
      socket.write(entry(id, tina, { cn: ['Tina'] }))
    socket.write(result(id, tags.searchDone))
  })
  const folder = mkdtempSync(join(tmpdir(), 'session-'))
  const auditFile = join(folder, 'audit-log.jsonl')
  const clock = () => new Date()
  const auditLog = await openAuditLog({ file: auditFile, clock, consoleId: 'one' })
  const urls = [directory.url]
  const choice = { id: 'd', label: 'Campus', practice: false, security: 'ldap' as const, urls, baseDn }
  const config = {
    id: 'd',
    label: 'Campus',
    security: 'ldap' as const,
    urls,
    baseDn,
    ca: null,
    roleGroups: null,
  }
  const session = createSession({
    ...{ auditLog, clock, log: () => undefined, changed: () => undefined, ended: () => undefined },
    directory: async () => ({ choice, config, passwordOf: null }),
    practiceOperator: () => ({ dn: tina, password }),
    bound: async () => undefined,
  })
  onTestFinished(async () => {
    await session.signOut()
    await auditLog.close()
    await directory.close()
    rmSync(folder, { recursive: true })
  })
  return {
    session,
    directory,
    signIn: (name = 'tina.tech', typed = password) => session.signIn('d', name, typed),
    dropAtPolicy: (drops: boolean) => {
      dropsAtPolicy = drops
    },
    cut: () => {
      for (const socket of directory.connections) socket.destroy()
    },
    records: () =>
      readFileSync(auditFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  }
}

describe('a directory that drops the connection just after the bind', () => {
  it('lets nobody in at sign-in, and the next try does', async () => {
    const { session, signIn, dropAtPolicy } = await start()
    dropAtPolicy(true)
    await expect(signIn()).rejects.toMatchObject({ code: 'directory-unreachable' })
    expect(session.state()).toEqual({ state: 'signed-out' })
    dropAtPolicy(false)
    expect(await signIn()).toMatchObject({ state: 'signed-in', connection: 'bound' })
  })

  it('leaves a locked console locked, and the next password unlocks it', async () => {
    const { session, signIn, dropAtPolicy } = await start()
    await signIn()
    await session.lock('operator')
    dropAtPolicy(true)
    await expect(session.unlock(password)).rejects.toMatchObject({ code: 'directory-unreachable' })
    expect(session.state()).toMatchObject({ state: 'locked' })
    dropAtPolicy(false)
    expect(await session.unlock(password)).toMatchObject({ state: 'signed-in', connection: 'bound' })
  })

  it('is not taken for a reconnect, and the next one is', async () => {
    const { session, signIn, dropAtPolicy, cut } = await start()
    await signIn()
    cut()
    await expect.poll(session.state).toMatchObject({ connection: 'lost' })
    dropAtPolicy(true)
    await expect(session.unlock(password)).rejects.toMatchObject({ code: 'directory-unreachable' })
    expect(session.state()).toMatchObject({ state: 'signed-in', connection: 'lost' })
    dropAtPolicy(false)
    expect(await session.unlock(password)).toMatchObject({ state: 'signed-in', connection: 'bound' })
    expect(session.desk().connection.isLost).toBe(false)
  })
})

describe('the audit log', () => {
  it('names who tried to sign in, and who did', async () => {
    const { signIn, records } = await start()
    await signIn('tina.tech', 'wrong').catch(() => undefined)
    await signIn(tina)
    const operator = { dn: tina, name: '' }
    expect(records()).toMatchObject([
      { action: 'sign-in', phase: 'intent', operator },
      { action: 'sign-in', phase: 'outcome', outcome: 'failed', operator },
      { action: 'sign-in', phase: 'intent', operator },
      { action: 'sign-in', phase: 'outcome', outcome: 'succeeded', operator, detail: { operator: tina } },
    ])
  })

  it.each(['hunter2', 'hunter=2', 'cn=hunter2,', 'uid=hunter2,dc=elsewhere'])(
    'never holds a password that was typed as the name: %s',
    async (typed) => {
      const { signIn, records } = await start()
      await expect(signIn(typed)).rejects.toMatchObject({ code: 'wrong-credentials' })
      expect(records()).toMatchObject([
        { phase: 'intent', operator: { dn: null, name: '' } },
        { phase: 'outcome', outcome: 'failed', operator: { dn: null, name: '' } },
      ])
      expect(JSON.stringify(records())).not.toContain('hunter')
    },
  )
})
