import { createHash } from 'node:crypto'

/** Repeatable randomness: the same seed gives the same people on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `below`. */
  below(limit: number): number
  pick<T>(from: readonly T[]): T
  chance(probability: number): boolean
  /** Picks by weight. */
  weighted<T>(from: readonly (readonly [number, T])[]): T
}

/** mulberry32: small, and good enough for drawing names. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    weighted: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of from) {
        left -= weight
        if (left < 0) return value
      }
      const [last] = from.slice(-1)
      if (!last) throw new Error('nothing to pick from')
      return last[1]
    },
  }
}

/** The same UUID (version 8, RFC 9562) for the same text. */
export function uuidOf(text: string): string {
  const bytes = bytesOf(text, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** `length` bytes (32 at most) that look random and follow from the text. */
export function bytesOf(text: string, length: number): Buffer {
  return createHash('sha256').update(`practice directory ${text}`).digest().subarray(0, length)
}
