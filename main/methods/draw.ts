import type { Random } from './authenticator-app.ts'

/** Evenly from 0 to `limit` - 1. @param limit at most 256 */
export function drawBelow(limit: number, random: Random): number {
  for (;;) {
    const [byte = 0] = random(1)
    // The bytes at the end that would favor small numbers are passed over.
    if (byte < 256 - (256 % limit)) return byte % limit
  }
}
