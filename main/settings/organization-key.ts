import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KeyState, StartupNotice } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { SealingKey } from '../methods/sealing.ts'
import { createTurn } from '../turns.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

/** What of the operating system's keychain is used: it seals short texts for this user of this computer. */
export interface Keychain {
  available(): boolean
  encrypt(text: string): Buffer
  decrypt(data: Buffer): string
}

/** The directory that a key belongs to. */
export interface KeyOwner {
  id: string
  practice: boolean
}

export interface OrganizationKeys {
  readonly notice: StartupNotice | null
  state(owner: KeyOwner): KeyState
  /**
   * The key that seals this directory's secrets, created at first need.
   * @throws ConsoleError no-keychain, storage-unwritable, or bad-settings (field `organization-key`, problem
   * `unreadable`) where there was a key that can't be read now: a new one would strand what it sealed
   */
  keyFor(owner: KeyOwner): Promise<SealingKey>
  /**
   * The key of that name, which seals or once sealed this directory's secrets.
   * @throws ConsoleError directory-garbled (detail.sealed) where this computer has no such key; as `keyFor`
   */
  keyOf(owner: KeyOwner, kid: string | null): Promise<SealingKey>
  /** @throws ConsoleError bad-settings (field `organization-key`, problem `not-a-key`), no-keychain, storage-unwritable */
  importKey(owner: KeyOwner, text: string): Promise<KeyState>
  /** The key as base64url, for another console or a sign-in service. */
  exportKey(owner: KeyOwner): Promise<string>
}

const storedKey = z.strictObject({
  kid: z.string(),
  keptIn: z.enum(['keychain', 'practice-file']),
  /** Base64: what the keychain sealed; of the practice directory, the key itself. */
  data: z.string(),
})
const fileSchema = z.strictObject({
  /** By directory. The first seals; those after it were in use before and may have sealed what is stored. */
  keys: z.record(z.string(), z.array(storedKey)).default({}),
})
type Stored = z.infer<typeof fileSchema>
type StoredKey = z.infer<typeof storedKey>

const keyBytes = 32
const fileName = 'organization-key.json'

export interface OrganizationKeyOptions {
  userData: string
  keychain: Keychain
  clock: () => Date
  random?: (bytes: number) => Uint8Array
}

/**
 * The organization's keys, one for each directory, in `organization-key.json`. Real ones are sealed by the
 * keychain. The practice directory's protects nothing real and is kept as it is, readable by this user only.
 */
export function openOrganizationKeys(options: OrganizationKeyOptions): OrganizationKeys {
  const { keychain, random = randomBytes } = options
  const path = join(options.userData, fileName)
  const file = readJsonFile(path, fileSchema, options.clock())
  let stored: Stored = file.state === 'read' ? file.value : { keys: {} }
  // The copies that were set aside are asked, not only this start: the next one finds no file at all.
  const keysWereLost = file.state === 'set-aside' || hasUnreadableCopy(options.userData)
  // Two calls at once must not each create a key.
  const inTurn = createTurn()

  const currentOf = ({ id }: KeyOwner): StoredKey | null => stored.keys[id]?.[0] ?? null

  async function put(owner: KeyOwner, key: Uint8Array): Promise<SealingKey> {
    const kid = thumbprint(key)
    const entry = sealForKeeping(owner, kid, key)
    const others = (stored.keys[owner.id] ?? []).filter((other) => other.kid !== kid)
    const next = { keys: { ...stored.keys, [owner.id]: [entry, ...others] } }
    await writeJsonFile(path, next)
    stored = next
    return { kid, key }
  }

  function sealForKeeping(owner: KeyOwner, kid: string, key: Uint8Array): StoredKey {
    const text = Buffer.from(key).toString('base64')
    if (owner.practice) return { kid, keptIn: 'practice-file', data: text }
    requireKeychain()
    return { kid, keptIn: 'keychain', data: keychain.encrypt(text).toString('base64') }
  }

  function requireKeychain(): void {
    if (!keychain.available())
      throw new ConsoleError('no-keychain', 'The operating system offers no keychain to keep the key in.')
  }

  function read(entry: StoredKey): SealingKey {
    const text =
      entry.keptIn === 'practice-file' ? entry.data : unseal(keychain, Buffer.from(entry.data, 'base64'))
    const key = text === null ? null : Buffer.from(text, 'base64')
    if (key?.length !== keyBytes || thumbprint(key) !== entry.kid) throw unreadable()
    return { kid: entry.kid, key: new Uint8Array(key) }
  }

  async function keyFor(owner: KeyOwner): Promise<SealingKey> {
    const entry = currentOf(owner)
    if (!entry) {
      if (!owner.practice) {
        requireKeychain()
        if (keysWereLost) throw unreadable()
      }
      return put(owner, new Uint8Array(random(keyBytes)))
    }
    return take(entry)
  }

  function take(entry: StoredKey): SealingKey {
    if (entry.keptIn === 'keychain') requireKeychain()
    return read(entry)
  }

  return {
    notice: file.state === 'set-aside' ? { kind: 'organization-key-unreadable', kept: file.kept } : null,
    state(owner) {
      if (!owner.practice && !keychain.available()) return { state: 'no-keychain' }
      const entry = currentOf(owner)
      if (!entry) return { state: 'none' }
      return { state: 'ready', kid: entry.kid, keptIn: entry.keptIn }
    },
    keyFor: (owner) => inTurn(() => keyFor(owner)),
    keyOf: (owner, kid) =>
      inTurn(async () => {
        const named = stored.keys[owner.id]?.find((entry) => entry.kid === kid)
        if (named) return take(named)
        // None is made for it: it would open nothing, and stand in the way of the one that is to be imported.
        throw new ConsoleError('directory-garbled', 'The secret was sealed with a key that is not here.', {
          sealed: 'otherwise',
        })
      }),
    importKey(owner, text) {
      return inTurn(async () => {
        const { kid } = await put(owner, parseKey(text))
        return { state: 'ready', kid, keptIn: owner.practice ? 'practice-file' : 'keychain' }
      })
    },
    async exportKey(owner) {
      const { key } = await inTurn(() => keyFor(owner))
      return Buffer.from(key).toString('base64url')
    },
  }
}

function hasUnreadableCopy(userData: string): boolean {
  try {
    return readdirSync(userData).some((name) => name.startsWith(`${fileName}.unreadable-`))
  } catch {
    return false
  }
}

function unseal(keychain: Keychain, data: Buffer): string | null {
  try {
    return keychain.decrypt(data)
  } catch {
    return null
  }
}

function parseKey(text: string): Uint8Array {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, 'base64url')
  // Buffer skips what is no base64url; only the exact text of 256 bits comes back the same.
  if (key.length === keyBytes && key.toString('base64url') === trimmed) return new Uint8Array(key)
  throw new ConsoleError('bad-settings', 'The key is not 256 bits in base64url.', {
    field: 'organization-key',
    problem: 'not-a-key',
  })
}

function unreadable(): ConsoleError {
  return new ConsoleError(
    'bad-settings',
    "The organization's key on this computer can't be read; an administrator has to import it.",
    { field: 'organization-key', problem: 'unreadable' },
  )
}

/** RFC 7638 of the key as a JWK (RFC 7517, RFC 7518 6.4): its required members, in their order. */
export function thumbprint(key: Uint8Array): string {
  const jwk = `{"k":"${Buffer.from(key).toString('base64url')}","kty":"oct"}`
  return createHash('sha256').update(jwk).digest('base64url')
}
