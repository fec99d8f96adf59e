import { z } from 'zod'

const id = z.string().min(1).max(200)

/** Of `PassWish`. */
export const passWish = z.strictObject({
  minutes: z.int().min(1).max(1_000_000),
  startsAt: z.iso.datetime().nullable(),
  once: z.boolean(),
  showOn: z.enum(['console', 'user-display']),
})

/** Of `ResetWish`. */
export const resetWish = z.strictObject({
  kind: z.enum(['reset', 'lost-device']),
  methodIds: z.array(id).max(1_000),
  reregister: z.boolean(),
  revokeSessions: z.boolean(),
  pass: passWish.nullable(),
})

/** Of `ApprovableCall`: as it comes from the renderer, and as it stands in the directory, where others may write. */
export const approvableCall = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('rename'), methodId: id, label: z.string().max(20_000) }),
  z.strictObject({ call: z.literal('remove'), methodId: id }),
  z.strictObject({ call: z.literal('make-default'), methodId: id }),
  z.strictObject({ call: z.literal('repair') }),
  z.strictObject({ call: z.literal('reset'), wish: resetWish }),
  z.strictObject({ call: z.literal('issue-pass'), wish: passWish }),
  z.strictObject({ call: z.literal('delete-pass') }),
  z.strictObject({ call: z.literal('restore-method'), methodId: id }),
  z.strictObject({ call: z.literal('add-method') }),
])
