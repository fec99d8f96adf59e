import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Random } from '../methods/authenticator-app.ts'

/** How a code that was typed compares with those that were sent. */
export type Judgment = 'right' | 'superseded' | 'wrong' | 'expired' | 'too-many-attempts'

export interface OwnCodes {
  /** Makes another one; the one before it is superseded. */
  next(): string
  /** The last one never went out: the one before it is current again. */
  undo(): void
  judge(digits: string): 'right' | 'superseded' | 'wrong'
  forget(): void
}

/** Six digits, each as likely as the others. */
export function makeCode(random: Random): string {
  // 4,294,967,296 is no multiple of a million: numbers above the last one would favor low codes.
  const limit = 4_294_000_000
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE()
    if (number < limit) return String(number % 1_000_000).padStart(6, '0')
  }
}

/**
 * Codes of our own for one challenge. Only salted digests are kept, which is little protection for six
 * digits: what protects them is that they are gone with the challenge.
 */
export function createOwnCodes(random: Random = randomBytes): OwnCodes {
  const digest = saltedDigest(random)
  let sent: Buffer[] = []
  return {
    next() {
      const code = makeCode(random)
      sent.push(digest(code))
      return code
    },
    undo() {
      sent.pop()
    },
    judge(digits) {
      const given = digest(digits)
      const current = sent.at(-1)
      if (current && timingSafeEqual(given, current)) return 'right'
      return sent.some((code) => timingSafeEqual(given, code)) ? 'superseded' : 'wrong'
    },
    forget() {
      sent = []
    },
  }
}

export function saltedDigest(random: Random): (text: string) => Buffer {
  const salt = random(16)
  return (text) => createHash('sha256').update(salt).update(text).digest()
}
