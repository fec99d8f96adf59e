import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from './authenticator-app.ts'

/** As PHC strings write it: `ln` is the binary logarithm of N. */
export interface ScryptCost {
  ln: number
  r: number
  p: number
}

const saltBytes = 16
const hashBytes = 32
const phc = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/** `$scrypt$ln=…,r=…,p=…$salt$hash` (PHC string), Base64 without padding, with a salt of its own. */
export async function scryptHash(
  text: string,
  { random, cost }: { random: Random; cost: ScryptCost },
): Promise<string> {
  const salt = random(saltBytes)
  const hash = await scryptOf(text, salt, hashBytes, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${base64(salt)}$${base64(hash)}`
}

/** Null: what is stored is no such hash, or one whose cost is none to be borne. */
export async function matchesHash(stored: string, text: string): Promise<boolean | null> {
  const parts = readPhc(stored)
  if (!parts) return null
  const { cost, salt, hash } = parts
  return timingSafeEqual(await scryptOf(text, salt, hash.length, cost), hash)
}

export const isScryptHash = (stored: string): boolean => readPhc(stored) !== null

function readPhc(stored: string): { cost: ScryptCost; salt: Buffer; hash: Buffer } | null {
  const [, ln, r, p, salt = '', hash = ''] = phc.exec(stored) ?? []
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  // Read from the directory: whoever can write there must not be able to make the console stand still.
  if (!isBearable(cost)) return null
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

const isBearable = ({ ln, r, p }: ScryptCost): boolean =>
  ln >= 10 && ln <= 18 && r >= 1 && r <= 16 && p >= 1 && p <= 4

const derive: (
  password: string,
  salt: Uint8Array,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer> = promisify(scrypt)

function scryptOf(text: string, salt: Uint8Array, length: number, { ln, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** ln
  // What scrypt itself takes (RFC 7914, 2) and a little more: Node's own limit is just below the default cost.
  const maxmem = 128 * r * (N + p) + 1024 * 1024
  return derive(text, salt, length, { N, r, p, maxmem })
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
