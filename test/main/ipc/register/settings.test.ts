import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import { expect, it, onTestFinished } from 'vitest'
import { openAuditLog } from '../../../../main/audit-log/audit-log.ts'
import { createHandle } from '../../../../main/ipc/handle.ts'
import { registerSettings, type SettingsServices } from '../../../../main/ipc/register/settings.ts'
import { openSettings } from '../../../../main/settings/settings.ts'
import type { Channel, DirectoryDraft, Result, SessionState } from '../../../../preload/contract.ts'

type Listener = (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<Result<unknown>>

const draft: DirectoryDraft = {
  label: 'Campus',
  urls: ['ldaps://ldap.example.edu'],
  security: 'ldaps',
  ca: null,
  baseDn: 'dc=example,dc=edu',
  roleGroups: null,
}
const groups = { technician: 'cn=t,dc=x', auditor: 'cn=a,dc=x', administrator: 'cn=mine,dc=x' }
const campus = { ...draft, id: 'campus', roleGroups: groups }
const branch = { ...draft, id: 'branch', label: 'Branch' }

const administratorOf = (id: string): SessionState => ({
  state: 'signed-in',
  connection: 'bound',
  operator: { dn: 'uid=ana,dc=x', name: 'Ana', userName: 'ana', roles: ['administrator'] },
  directory: { id, label: id, practice: id === 'practice', security: 'ldap', urls: [], baseDn: 'dc=x' },
})

/** The calls of the settings as the renderer makes them, with two directories in the settings' file. */
async function start(state: SessionState) {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ directories: [campus, branch] }))
  const clock = () => new Date('2026-11-24T08:00:00Z')
  const settings = openSettings(folder, clock)
  const auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'one' })
  onTestFinished(async () => {
    await auditLog.close()
    rmSync(folder, { recursive: true })
  })
  const listeners = new Map<string, Listener>()
  const handle = createHandle({
    ipcMain: { handle: (channel, listener) => listeners.set(channel, listener as Listener) },
    windowOf: () => 'console',
    session: () => state,
    load: async () => undefined,
    log: () => undefined,
  })
  const services = { settings, auditLog, session: { state: () => state } } as unknown as SettingsServices
  registerSettings(handle, services)
  const call = (channel: Channel, ...given: unknown[]) =>
    listeners.get(channel)?.({} as IpcMainInvokeEvent, ...given)
  return { call, settings }
}

const refusedAs = (code: string) => ({ ok: false, error: { code } })

it('signed out, a directory can be added, and none that is there is changed, shown or removed', async () => {
  const { call, settings } = await start({ state: 'signed-out' })
  const notSignedIn = refusedAs('not-signed-in')
  expect(await call('settings.changeOwnDirectory', draft)).toMatchObject(notSignedIn)
  expect(await call('settings.removeDirectory', { id: 'campus' })).toMatchObject(notSignedIn)
  expect(await call('settings.directories')).toMatchObject(notSignedIn)
  expect(await call('settings.ownDirectory')).toMatchObject(notSignedIn)
  // Not under the id of one that is there, or was: the organization's key goes by it.
  expect(await call('settings.addDirectory', { ...draft, id: 'campus' })).toMatchObject(
    refusedAs('bad-arguments'),
  )
  expect(settings.directories()).toEqual([campus, branch])

  expect(await call('settings.addDirectory', { ...draft, roleGroups: groups })).toMatchObject({ ok: true })
  expect(settings.directories().slice(0, 2)).toEqual([campus, branch])
  expect(['campus', 'branch']).not.toContain(settings.directories()[2]?.id)
})

it('the administrator of one directory changes that one, and no other', async () => {
  const { call, settings } = await start(administratorOf('branch'))
  const { id: _, ...own } = branch
  expect(await call('settings.ownDirectory')).toEqual({ ok: true, value: own })
  expect(await call('settings.changeOwnDirectory', { ...own, roleGroups: groups })).toMatchObject({
    ok: true,
  })
  expect(settings.directories()).toEqual([campus, { ...branch, roleGroups: groups }])
})

it('the practice directory’s administrator changes no directory, and sees nothing that nobody else may', async () => {
  const { call, settings } = await start(administratorOf('practice'))
  expect(await call('settings.changeOwnDirectory', draft)).toMatchObject(refusedAs('not-permitted'))
  expect(await call('settings.ownDirectory')).toMatchObject(refusedAs('not-permitted'))
  expect(settings.directories()).toEqual([campus, branch])
  const all = await call('settings.directories')
  expect(all).toMatchObject({ ok: true, value: [{ id: 'campus' }, { id: 'branch' }] })
  expect(JSON.stringify(all)).not.toContain('cn=mine')
})
