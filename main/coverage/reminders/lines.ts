import { z } from 'zod'
import type { ErrorData } from '../../../preload/contract.ts'

/** The lines in which it is kept who was reminded. */

const at = z.iso.datetime()
const channel = z.enum(['email', 'text'])
const leftOut = z.enum(['nothing-missing', 'disabled', 'no-address', 'lately', 'gone'])
const outcome = z.enum(['waiting', 'sent', 'maybe-sent', 'failed'])
const pause = z.enum(['operator', 'away', 'restart', 'gateway', 'directory', 'storage'])

const personSchema = z.strictObject({
  dn: z.string(),
  name: z.string(),
  userName: z.string().nullable(),
  /** What went out or may have, oldest first. */
  reminders: z.array(z.strictObject({ at, channel, certain: z.boolean() })),
  /** When they were last found to lack nothing: what was sent before has had its effect. */
  metAt: at.nullable(),
  /** When their manager was told, or may have been. */
  managerToldAt: at.nullable(),
})

/** `step`: number of the person among those of the campaign. */
export const lineSchema = z.discriminatedUnion('kind', [
  /** The first line: who was reminded before. */
  z.strictObject({ kind: z.literal('people'), directory: z.string(), people: z.array(personSchema) }),
  z.strictObject({
    kind: z.literal('begin'),
    at,
    id: z.string(),
    by: z.string(),
    channel,
    filter: z.string(),
    people: z.array(z.strictObject({ dn: z.string(), name: z.string(), userName: z.string().nullable() })),
  }),
  z.strictObject({
    kind: z.literal('state'),
    at,
    state: z.enum(['running', 'paused', 'finished', 'cancelled']),
    why: pause.nullable(),
    error: z
      .looseObject({})
      .transform((error) => error as unknown as ErrorData)
      .nullable(),
  }),
  /** Before a message is handed over. */
  z.strictObject({ kind: z.literal('sending'), at, step: z.int(), to: z.enum(['user', 'manager']) }),
  /** `manager`: theirs is to be told as well. */
  z.strictObject({
    kind: z.literal('user'),
    at,
    step: z.int(),
    outcome,
    problem: z.string().nullable(),
    manager: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('left-out'), at, step: z.int(), why: leftOut }),
  z.strictObject({
    kind: z.literal('manager'),
    at,
    step: z.int(),
    outcome: outcome.exclude(['waiting']),
    problem: z.string().nullable(),
  }),
])

export type Line = z.infer<typeof lineSchema>
export type LineOf<K extends Line['kind']> = Extract<Line, { kind: K }>
export type Begin = LineOf<'begin'>
export type KnownPerson = z.infer<typeof personSchema>
