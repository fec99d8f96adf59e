import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSettings } from '../../../main/settings/settings.ts'
import type { DirectoryDraft } from '../../../preload/contract.ts'

const clock = () => new Date('2026-11-24T08:00:00Z')
const all = mkdtempSync(join(tmpdir(), 'settings-'))
const folder = () => mkdtempSync(join(all, 'user-data-'))
afterAll(() => rmSync(all, { recursive: true }))
const draft: DirectoryDraft = {
  label: 'Campus',
  urls: ['ldaps://ldap.example.edu'],
  security: 'ldaps',
  ca: null,
  baseDn: 'dc=example,dc=edu',
  roleGroups: null,
}

describe('settings', () => {
  it('start with the defaults, and come back after a restart', async () => {
    const userData = folder()
    const settings = openSettings(userData, clock)
    expect(settings.read()).toEqual({ theme: 'system', singleKeyShortcuts: true })
    expect(settings.lockAfterMs).toBe(10 * 60_000)
    expect(settings.notice).toBeNull()
    await settings.write({ theme: 'dark' })
    await settings.addDirectory(draft)
    const again = openSettings(userData, clock)
    expect(again.read().theme).toBe('dark')
    expect(again.directories()).toMatchObject([{ label: 'Campus', baseDn: 'dc=example,dc=edu' }])
  })

  it.each([
    ['no JSON', '{ "theme": '],
    ['another shape', '{ "theme": "pink" }'],
    ['a longer idle time than is allowed', '{ "lockAfterMinutes": 600 }'],
  ])('a file with %s is set aside, whole, and told', (_, text) => {
    const userData = folder()
    writeFileSync(join(userData, 'settings.json'), text)
    const settings = openSettings(userData, clock)
    expect(settings.read().theme).toBe('system')
    expect(settings.lockAfterMs).toBe(10 * 60_000)
    expect(settings.notice?.kind).toBe('settings-reset')
    const kept = readdirSync(userData)
    expect(kept).toEqual([settings.notice?.kept])
    expect(readFileSync(join(userData, kept[0] as string), 'utf8')).toBe(text)
  })

  it('a change that can not be stored is refused and not half taken', async () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    // User data below a file: no write can succeed, whoever runs the test.
    const settings = openSettings(join(file, 'user-data'), clock)
    await expect(settings.write({ theme: 'dark' })).rejects.toMatchObject({ code: 'storage-unwritable' })
    expect(settings.read().theme).toBe('system')
  })

  it.each([
    [{ urls: ['ldap.example.edu'] }, { field: 'urls', problem: 'not-a-url' }],
    [{ urls: ['ldap://ldap.example.edu'] }, { field: 'urls', problem: 'wrong-scheme' }],
    [{ urls: ['ldaps://u:p@ldap.example.edu'] }, { field: 'urls', problem: 'more-than-host-and-port' }],
    [{ urls: ['ldaps://ldap.example.edu/dc=x??sub'] }, { field: 'urls', problem: 'more-than-host-and-port' }],
    [{ ca: 'not a certificate' }, { field: 'ca', problem: 'not-a-certificate' }],
  ])('a directory with %j is refused', async (change, detail) => {
    const settings = openSettings(folder(), clock)
    await expect(settings.addDirectory({ ...draft, ...change })).rejects.toMatchObject({
      code: 'bad-settings',
      detail,
    })
    expect(settings.directories()).toEqual([])
  })

  it('a directory can be changed and removed', async () => {
    const settings = openSettings(folder(), clock)
    await settings.addDirectory(draft)
    await settings.addDirectory({ ...draft, label: 'Branch' })
    const id = settings.directories()[0]?.id as string
    await settings.changeDirectory(id, { ...draft, label: 'Main campus' })
    expect(settings.directories()).toMatchObject([{ id, label: 'Main campus' }, { label: 'Branch' }])
    await settings.removeDirectory(id)
    expect(settings.directories()).toMatchObject([{ label: 'Branch' }])
  })
})
