import { z } from 'zod'
import type { ApprovalState } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { readGeneralizedTime } from '../../directory/security-info-values.ts'
import { evidenceKinds, levelSchema } from '../../policy/protection.ts'
import { parseJson } from '../../text.ts'
import { evidenceChannels } from '../verification/evidence-options.ts'
import { noGround } from '../verification/lost-device.ts'
import { approvableCall } from '../wishes.ts'

const time = z.iso.datetime({ offset: true })
const text = z.string().max(20_000)
const someone = z.object({ dn: z.string().min(1), name: z.string() })
const evidence = z.object({
  kind: z.enum(evidenceKinds),
  channel: z.enum(evidenceChannels),
  label: text,
  level: levelSchema,
  at: time,
  expiresAt: time,
  /** What it rests on: it counts no more once that is reported lost. */
  ground: z.object({ methodId: text.nullable(), reach: text.nullable() }).default(noGround),
})

const effect = z.discriminatedUnion('effect', [
  z.object({ effect: z.literal('rename'), label: text, newLabel: text }),
  z.object({ effect: z.enum(['remove', 'make-default', 'restore']), label: text }),
  z.object({
    effect: z.literal('pass'),
    minutes: z.int().positive(),
    startsAt: time.nullable(),
    once: z.boolean(),
  }),
  z.object({ effect: z.enum(['repair', 'set-up', 're-registration', 'end-sessions', 'delete-pass']) }),
])

const document = z.object({
  id: z.string().min(1).max(200),
  user: z.object({ dn: z.string().min(1), name: z.string(), entryUUID: z.string().nullable() }),
  /** By `userStateOf`, when it was asked for. */
  userState: z.string().min(1).max(200),
  requester: someone,
  call: approvableCall,
  does: z.array(effect).max(1_100),
  case: z.object({ reason: text, text, ticket: text.nullable() }),
  verificationId: z.string().min(1),
  level: levelSchema,
  evidence: z.array(evidence).max(100),
  /** That was called back. */
  number: text.nullable(),
  /** Ids of methods that the caller said are on a lost device. */
  reportedLost: z.array(text).max(1_000),
  privileged: z.boolean(),
  requestedAt: time,
  /** A hold is added to it. */
  expiresAt: time,
  state: z.enum(['pending', 'approved', 'declined', 'stopped', 'carried-out', 'failed']),
  /** Null of one that was stopped: the user objected. */
  decidedBy: someone.nullable(),
  decidedAt: time.nullable(),
  why: text.nullable(),
  holdUntil: time.nullable(),
  /** When it was decided by the directory's own clock, where something was written since; else its stamp tells. */
  stampedAt: time.nullable(),
  /** With which the user can object. `hash`: PHC string, with a salt of its own. `wrong`: how often it was not it. */
  cancelCode: z.object({ hash: z.string().max(500), wrong: z.int().nonnegative() }).nullable(),
  endedAt: time.nullable(),
})

/** What `securityInfoApprovalDocument` holds, as JSON. Any technician may write there: nothing in it is taken on trust. */
export type ApprovalDocument = z.infer<typeof document>

/** With the version that it was read at. */
export interface StoredApproval {
  dn: string
  version: string
  /** By the directory's own clock; null: it does not tell. */
  writtenAt: string | null
  document: ApprovalDocument
}

/** Null where it can't be understood. */
export function readApproval(entry: Entry): StoredApproval | null {
  const version = entry.first('securityInfoVersion')
  const parsed = document.safeParse(parseJson(entry.first('securityInfoApprovalDocument') ?? ''))
  if (version === null || !/^\d{1,9}$/.test(version) || !parsed.success) return null
  // A copy under another name would be one yes for two.
  if (!entry.values('cn').includes(parsed.data.id)) return null
  const writtenAt = readGeneralizedTime(entry.first('modifyTimestamp') ?? '')
  return { dn: entry.dn, version, writtenAt, document: parsed.data }
}

/** As it is at this moment: what has run out, and what can still be objected to, is told by the time alone. */
export function stateOf({ state, expiresAt, holdUntil }: ApprovalDocument, now: Date): ApprovalState {
  if (state !== 'pending' && state !== 'approved') return state
  if (Date.parse(expiresAt) <= now.getTime()) return 'expired'
  return state === 'approved' && holdUntil !== null && Date.parse(holdUntil) > now.getTime()
    ? 'holding'
    : state
}

/** The operator who asked carries it out by hand, with the user there: nobody else is to see the pass, or to miss it. */
export const handsOutPass = ({ call }: Pick<ApprovalDocument, 'call'>): boolean =>
  call.call === 'issue-pass' || (call.call === 'reset' && call.wish.pass !== null)

const openStates: readonly ApprovalState[] = ['pending', 'holding', 'approved']

export const isOpen = (approval: ApprovalDocument, now: Date): boolean =>
  openStates.includes(stateOf(approval, now))

/** So long one that has ended is kept; then nobody needs to see it any more. */
export const keptMs = 24 * 60 * 60_000

export const isPast = (approval: ApprovalDocument, now: Date): boolean =>
  !isOpen(approval, now) && Date.parse(approval.endedAt ?? approval.expiresAt) + keptMs < now.getTime()
