import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Keychain, openOrganizationKeys, thumbprint } from '../../../main/settings/organization-key.ts'

let folder: string
let path: string
const real = { id: 'd1', practice: false }
const practice = { id: 'practice', practice: true }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'organization-key-'))
  path = join(folder, 'organization-key.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Seals for one computer and one account, as the system's does. */
function keychainOf(secret = randomBytes(32)): Keychain {
  return {
    available: () => true,
    encrypt(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, iv)
      const sealed = Buffer.concat([cipher.update(text), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed])
    },
    decrypt(data) {
      const decipher = createDecipheriv('aes-256-gcm', secret, data.subarray(0, 12))
      decipher.setAuthTag(data.subarray(12, 28))
      return decipher.update(data.subarray(28)).toString() + decipher.final().toString()
    },
  }
}

const noKeychain: Keychain = {
  available: () => false,
  encrypt() {
    throw new Error('There is no keychain.')
  },
  decrypt() {
    throw new Error('There is no keychain.')
  },
}

const open = (keychain: Keychain) =>
  openOrganizationKeys({ userData: folder, keychain, clock: () => new Date('2026-11-24T10:00:00Z') })

describe('a key by its name', () => {
  it('is found also after another took its place, and none is made for a name that is not here', async () => {
    const keys = open(keychainOf())
    await expect(keys.keyOf(real, 'somewhere else')).rejects.toMatchObject({ code: 'directory-garbled' })
    expect(keys.state(real)).toEqual({ state: 'none' })
    const first = await keys.keyFor(real)
    await keys.importKey(real, Buffer.alloc(32, 7).toString('base64url'))
    expect((await keys.keyFor(real)).kid).not.toBe(first.kid)
    expect(await keys.keyOf(real, first.kid)).toEqual(first)
    expect(await keys.keyOf(real, (await keys.keyFor(real)).kid)).toEqual(await keys.keyFor(real))
    await expect(keys.keyOf(practice, first.kid)).rejects.toMatchObject({ code: 'directory-garbled' })
  })
})

describe("a real directory's key", () => {
  it('is made at first need, sealed by the keychain, and found again', async () => {
    const keychain = keychainOf()
    const keys = open(keychain)
    expect(keys.state(real)).toEqual({ state: 'none' })
    const made = await keys.keyFor(real)
    expect(made.key).toHaveLength(32)
    expect(keys.state(real)).toEqual({ state: 'ready', kid: made.kid, keptIn: 'keychain' })
    expect(await open(keychain).keyFor(real)).toEqual(made)

    const file = readFileSync(path, 'utf8')
    for (const form of ['base64', 'base64url', 'hex'] as const)
      expect(file).not.toContain(Buffer.from(made.key).toString(form))
  })

  it('is named by its RFC 7638 thumbprint', async () => {
    const { kid, key } = await open(keychainOf()).keyFor(real)
    expect(kid).toBe(await calculateJwkThumbprint({ kty: 'oct', k: Buffer.from(key).toString('base64url') }))
    expect(thumbprint(key)).toBe(kid)
  })

  it('is made once, however many ask at once', async () => {
    const keys = open(keychainOf())
    const made = await Promise.all([keys.keyFor(real), keys.keyFor(real), keys.exportKey(real)])
    expect(made[0]).toEqual(made[1])
    expect(made[2]).toBe(Buffer.from(made[0].key).toString('base64url'))
  })

  it('is its own for each directory', async () => {
    const keys = open(keychainOf())
    expect((await keys.keyFor(real)).kid).not.toBe((await keys.keyFor({ id: 'd2', practice: false })).kid)
  })

  it('is refused where there is no keychain', async () => {
    const keys = open(noKeychain)
    expect(keys.state(real)).toEqual({ state: 'no-keychain' })
    await expect(keys.keyFor(real)).rejects.toMatchObject({ code: 'no-keychain' })
    const key = randomBytes(32).toString('base64url')
    await expect(keys.importKey(real, key)).rejects.toMatchObject({ code: 'no-keychain' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes from one console to another', async () => {
    const text = await open(keychainOf()).exportKey(real)
    rmSync(path)
    const keys = open(keychainOf())
    const state = await keys.importKey(real, ` ${text}\n`)
    expect(state).toMatchObject({ state: 'ready', keptIn: 'keychain' })
    expect(await keys.exportKey(real)).toBe(text)
  })

  it('stays behind an imported one, since it may have sealed something', async () => {
    const keys = open(keychainOf())
    const { kid } = await keys.keyFor(real)
    await keys.importKey(real, randomBytes(32).toString('base64url'))
    expect(readFileSync(path, 'utf8')).toContain(kid)
    expect((await keys.keyFor(real)).kid).not.toBe(kid)
  })

  it.each([
    ['empty', ''],
    ['too short', randomBytes(31).toString('base64url')],
    ['too long', randomBytes(33).toString('base64url')],
    ['padded', `${randomBytes(32).toString('base64url')}=`],
    ['not base64url', '!'.repeat(43)],
  ])('is not imported when it is %s', async (_, text) => {
    const keys = open(keychainOf())
    await expect(keys.importKey(real, text)).rejects.toMatchObject({
      code: 'bad-settings',
      detail: { field: 'organization-key', problem: 'not-a-key' },
    })
    expect(keys.state(real)).toEqual({ state: 'none' })
  })
})

describe('a key that can not be read', () => {
  const unreadable = { code: 'bad-settings', detail: { field: 'organization-key', problem: 'unreadable' } }

  it.each(['{', '', '[]', '{"keys":{"d1":[{"kid":1}]}}', '\u0000'.repeat(50)])(
    'because the file holds %j is kept aside, told, and never replaced by a new one',
    async (text) => {
      writeFileSync(path, text)
      const keychain = keychainOf()
      const keys = open(keychain)
      const kept = 'organization-key.json.unreadable-2026-11-24T10-00-00.000Z'
      expect(keys.notice).toEqual({ kind: 'organization-key-unreadable', kept })
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text)
      await expect(keys.keyFor(real)).rejects.toMatchObject(unreadable)

      // Not at the next start either, which finds no file.
      const next = open(keychain)
      expect(next.notice).toBeNull()
      await expect(next.keyFor(real)).rejects.toMatchObject(unreadable)

      const imported = randomBytes(32).toString('base64url')
      await next.importKey(real, imported)
      expect(await open(keychain).exportKey(real)).toBe(imported)
    },
  )

  it('because another keychain sealed it is refused and kept', async () => {
    await open(keychainOf()).keyFor(real)
    const before = readFileSync(path, 'utf8')
    await expect(open(keychainOf()).keyFor(real)).rejects.toMatchObject(unreadable)
    expect(readFileSync(path, 'utf8')).toBe(before)
  })
})

describe("the practice directory's key", () => {
  it('needs no keychain, and its file is readable by nobody else', async () => {
    const made = await open(noKeychain).keyFor(practice)
    expect(await open(noKeychain).keyFor(practice)).toEqual(made)
    expect(open(noKeychain).state(practice)).toEqual({
      state: 'ready',
      kid: made.kid,
      keptIn: 'practice-file',
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is made anew where the file can not be read', async () => {
    writeFileSync(path, 'nonsense')
    expect((await open(noKeychain).keyFor(practice)).key).toHaveLength(32)
  })
})

it('a key that can not be kept is not used', async () => {
  const keys = open(keychainOf())
  // Where the new file would stand is something else by now.
  mkdirSync(path)
  await expect(keys.keyFor(real)).rejects.toMatchObject({ code: 'storage-unwritable' })
  expect(keys.state(real)).toEqual({ state: 'none' })
})
