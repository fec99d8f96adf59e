import { z } from 'zod'
import { parseJson } from '../text.ts'
import type { Random } from './authenticator-app.ts'
import { drawBelow } from './draw.ts'
import { isScryptHash, matchesHash, type ScryptCost, scryptHash } from './scrypt-hash.ts'

/**
 * Capital letters and digits. What looks alike on paper is left out (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and so are the
 * other vowels, so that no words come out. With 4.6 bits a character, the shortest pass has 37.
 */
export const passAlphabet = 'CDFGHJKMNPQRTVWXY23456789'

export function makePass(random: Random, length: number): string {
  return Array.from({ length }, () => passAlphabet[drawBelow(passAlphabet.length, random)]).join('')
}

/** However it was typed: in groups, in small letters, pasted in full-width ones. */
const readPass = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]+/gu, '')
    .toUpperCase()

export const hashPass = (value: string, how: { random: Random; cost: ScryptCost }): Promise<string> =>
  scryptHash(readPass(value), how)

export interface StoredPass {
  /** PHC string of scrypt over the value in capital letters, without blanks and dashes. */
  hash: string
  /** ISO 8601. */
  startsAt: string
  expiresAt: string
  /** The sign-in service counts it down; null: as often as wanted while it is good. */
  usesLeft: number | null
}

const time = z.iso.datetime({ offset: true })
const shape = z.looseObject({
  hash: z.string().refine(isScryptHash),
  startsAt: time,
  expiresAt: time,
  usesLeft: z.int().nonnegative().nullable(),
})

/**
 * What `securityInfoPass` holds: one JSON object with the fields of `StoredPass`. A sign-in service takes members
 * that it does not know as they are. After a pass that has `usesLeft` was used, the service writes the next lower
 * number, by deleting the value that it read and adding the other in one Modify.
 */
export const storedPass = ({ hash, startsAt, expiresAt, usesLeft }: StoredPass): string =>
  JSON.stringify({ hash, startsAt, expiresAt, usesLeft })

export type VerifiedPass =
  | { valid: true }
  | { valid: false; why: 'wrong' | 'not-yet' | 'expired' | 'used-up' | 'malformed' }

/** The value comes first: who does not know it learns nothing about when it is good. */
export async function verifyPass(stored: string, typed: string, now: Date): Promise<VerifiedPass> {
  const pass = parse(stored)
  if (!pass) return { valid: false, why: 'malformed' }
  const { hash, startsAt, expiresAt, usesLeft } = pass
  if (!(await matchesHash(hash, readPass(typed)))) return { valid: false, why: 'wrong' }
  if (now.getTime() < Date.parse(startsAt)) return { valid: false, why: 'not-yet' }
  if (now.getTime() >= Date.parse(expiresAt)) return { valid: false, why: 'expired' }
  return usesLeft === 0 ? { valid: false, why: 'used-up' } : { valid: true }
}

const parse = (stored: string): StoredPass | null => shape.safeParse(parseJson(stored)).data ?? null
