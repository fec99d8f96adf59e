import { z } from 'zod'
import { parseJson } from '../text.ts'
import type { Entry } from './entry.ts'
import { type Problem, readMethod, type StoredMethod } from './security-info-values.ts'

/** What every operator should know of a user: a value of `securityInfoFlag`. */
export interface StoredFlag {
  /** `reset`: counted, so that many of them in an hour are noticed; never shown. */
  kind: 'caller-failed' | 'break-glass' | 'reset'
  at: string
  until: string
  by: string
  byName: string
  /** Of a reset: the number that was called back. */
  number?: string
  verificationId?: string
}

/** A method that was on a lost device: a value of `securityInfoLostMethod`. Without what proves it. */
export interface StoredLostMethod {
  method: StoredMethod
  at: string
  /** Absent: a key or a device, which never comes back. */
  restorableUntil?: string
}

/** What may be known of the pass that is outstanding: `securityInfoPassInfo`. */
export interface StoredPassInfo {
  startsAt: string
  expiresAt: string
  once: boolean
  issuedBy: string
  issuedByName: string
  issuedAt: string
}

const time = z.iso.datetime({ offset: true })
const flagShape = z.looseObject({
  kind: z.enum(['caller-failed', 'break-glass', 'reset']),
  at: time,
  until: time,
  by: z.string(),
  byName: z.string(),
  number: z.string().exactOptional(),
  verificationId: z.string().exactOptional(),
})
const lostShape = z.looseObject({ method: z.unknown(), at: time, restorableUntil: time.exactOptional() })
const passShape = z.looseObject({
  startsAt: time,
  expiresAt: time,
  once: z.boolean(),
  issuedBy: z.string(),
  issuedByName: z.string(),
  issuedAt: time,
})

/** Reads what is kept about a user besides the methods. What can't be understood is noted and left out. */
export function readRecords(
  entry: Entry,
  note: (attribute: string, problem: Problem) => void,
): { flags: StoredFlag[]; lost: StoredLostMethod[]; pass: StoredPassInfo | null } {
  const read = <T>(attribute: string, shape: z.ZodType<T>): T[] =>
    entry.values(attribute).flatMap((value) => {
      const parsed = shape.safeParse(parseJson(value))
      if (!parsed.success) note(attribute, 'wrong-shape')
      return parsed.success ? [parsed.data] : []
    })
  return {
    flags: read('securityInfoFlag', flagShape),
    lost: read('securityInfoLostMethod', lostShape).flatMap(({ method, ...rest }) => {
      const stored = readMethod(JSON.stringify(method))
      if ('problem' in stored) note('securityInfoLostMethod', stored.problem)
      return 'problem' in stored ? [] : [{ ...rest, method: stored.method }]
    }),
    pass: read('securityInfoPassInfo', passShape)[0] ?? null,
  }
}
