import type { Random } from '../../methods/authenticator-app.ts'
import { drawBelow } from '../../methods/draw.ts'
import { matchesHash, scryptHash } from '../../methods/scrypt-hash.ts'

const digits = 8
/** Good for minutes and five tries: little is enough. */
const cost = { ln: 12, r: 8, p: 1 }

export interface CancelCode {
  /** As the user reads it: `1234 5678`. */
  shown: string
  /** PHC string. */
  hash: string
}

export async function makeCancelCode(random: Random): Promise<CancelCode> {
  const code = Array.from({ length: digits }, () => drawBelow(10, random)).join('')
  return { shown: `${code.slice(0, 4)} ${code.slice(4)}`, hash: await scryptHash(code, { random, cost }) }
}

/** However it was typed. */
export async function isCancelCode(hash: string, typed: string): Promise<boolean> {
  const code = typed.normalize('NFKC').replace(/\D/g, '')
  return code.length === digits && (await matchesHash(hash, code)) === true
}
