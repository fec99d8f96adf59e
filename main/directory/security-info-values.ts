import { z } from 'zod'
import type { LastTest, MalformedValue, MethodType } from '../../preload/contract.ts'
import { isMethodType } from '../methods/offers.ts'

/** One method as the directory holds it: a JSON object in `securityInfoMethod`. No secrets. */
export interface StoredMethod {
  id: string
  type: MethodType
  label: string
  target?: string
  /** Of a push method: the device's id at the gateway. */
  device?: string
  /** ISO 8601; null where the stored time can't be understood. */
  addedAt: string | null
  /** DN of the operator. */
  addedBy: string | null
  /** As they were called then. */
  addedByName?: string
  /** Absent: nobody proved yet that it works, so it does not count. */
  confirmedAt?: string
  lastTest?: LastTest
  /** Step (RFC 6238) of the authenticator app's code accepted last. */
  step?: number
}

export type Problem = MalformedValue['problem']

export type ReadMethod = { method: StoredMethod; timesAreBad: boolean } | { problem: Problem }

const text = z.string()
const methodShape = z.looseObject({
  // A blank would split id and sealed secret in `securityInfoSecret` at the wrong place.
  id: text.regex(/^\S+$/),
  type: text,
  label: text,
  target: text.optional(),
  device: text.optional(),
  addedAt: text.nullish(),
  addedBy: text.nullish(),
  addedByName: text.optional(),
  confirmedAt: text.nullish(),
  lastTest: z
    // What a newer version gives as the reason is passed over.
    .object({
      at: text,
      result: z.enum(['passed', 'failed']),
      why: z.literal('not-arrived').optional().catch(undefined),
      by: text,
    })
    .nullish(),
  step: z.int().nonnegative().optional(),
})

/** Reads one value. Bad times are dropped from the method and told; fields of newer versions are kept. */
export function readMethod(value: string): ReadMethod {
  let json: unknown
  try {
    json = JSON.parse(value)
  } catch {
    return { problem: 'not-json' }
  }
  const parsed = methodShape.safeParse(json)
  if (!parsed.success) return { problem: 'wrong-shape' }
  const { type, target, addedAt, addedBy, confirmedAt, lastTest, ...rest } = parsed.data
  if (!isMethodType(type)) return { problem: 'unknown-type' }

  const times = [addedAt, confirmedAt, lastTest?.at].filter((time) => time != null)
  const method: StoredMethod = {
    ...rest,
    type,
    ...(target !== undefined && { target }),
    addedAt: addedAt != null && isTime(addedAt) ? addedAt : null,
    addedBy: addedBy ?? null,
    ...(confirmedAt != null && isTime(confirmedAt) && { confirmedAt }),
    ...(lastTest != null && isTime(lastTest.at) && { lastTest }),
  } as StoredMethod
  return { method, timesAreBad: !times.every(isTime) }
}

export const methodValue = (method: StoredMethod): string => JSON.stringify(method)

function isTime(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

/** GeneralizedTime (RFC 4517, 3.3.13) in UTC, as ISO 8601; null for anything else. */
export function readGeneralizedTime(value: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?Z$/.exec(value)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00'] = match
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = new Date(iso)
  // Date rolls February 30 over into March.
  return Number.isNaN(time.getTime()) || time.toISOString() !== iso ? null : iso
}

/** The same the other way round, to the second. */
export const generalizedTime = (time: Date): string =>
  `${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
