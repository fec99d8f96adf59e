import type {
  EvidenceChannel,
  EvidenceKind,
  EvidenceOption,
  EvidenceRefusal,
  MethodType,
} from '../../../preload/contract.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Entry } from '../../directory/entry.ts'
import { nameOf } from '../../directory/names.ts'
import { numbersSince } from '../../directory/numbers-since.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { StoredMethod } from '../../directory/security-info-values.ts'
import { displayTarget, readPhoneNumber } from '../../methods/phone-number.ts'
import { shownTargetOf } from '../../methods/shown-target.ts'
import type { Desk } from '../../session/desk.ts'
import { type Ground, groundOf, isLost, lostBefore, noGround, reachOf } from './lost-device.ts'
import type { Verification } from './verification-store.ts'

/** An option, and what main needs to go on with it. */
export interface KnownOption extends EvidenceOption {
  /** Whose method is tried out, and which; null: the operator says what they saw or heard. */
  method: { dn: string; methodId: string } | null
  /** Of a call back, in E.164. */
  number: string | null
  ground: Ground
}

export interface OptionContext {
  desk: Desk
  user: Entry
  /** Null: there is none, or nobody may read them. */
  manager: Entry | null
  verification: Verification | null
  now: Date
}

const channels: Record<EvidenceKind, EvidenceChannel> = {
  push: 'push',
  'authenticator-app': 'app',
  text: 'phone',
  call: 'phone',
  'call-back': 'phone',
  email: 'mail',
  manager: 'manager',
  'photo-id': 'photo-id',
  'security-questions': 'knowledge',
}

export const evidenceChannels = [...new Set(Object.values(channels))]

const dayMs = 86_400_000

interface Draft {
  id: string
  kind: EvidenceKind
  label: string
  target: string | null
  why: EvidenceRefusal | null
  since: string | null
  method: KnownOption['method']
  number: string | null
  ground: Ground
}

/** Every way to prove this caller, the strongest first; those that don't count say why. */
export async function evidenceOptions(context: OptionContext): Promise<KnownOption[]> {
  const { desk, user, verification } = context
  const drafts = [
    ...(await ofMethods(context)),
    ...(await callBacks(context)),
    ...(await ofManager(context)),
    draft({ id: 'photo-id', kind: 'photo-id' }),
  ]
  const { evidence } = desk.policy.verification
  const lost = [...(verification?.reportedLost ?? []), ...lostBefore(user)]
  return drafts
    .filter(({ kind }) => evidence[kind] > 0)
    .sort((a, b) => evidence[b.kind] - evidence[a.kind])
    .map(({ why, since, ...option }) => {
      const isOut = isLost(option.ground, lost) ? 'lost' : null
      const inThisCall = verification?.failed.has(option.id) ? 'failed' : isOut
      const refusal = inThisCall ?? why
      const given = verification?.evidence.find(
        ({ optionId, validity }) => optionId === option.id && !validity.isOver(),
      )
      return {
        ...option,
        level: evidence[option.kind],
        channel: channels[option.kind],
        refused: refusal === null ? null : { why: refusal, since: inThisCall ? null : since },
        goodUntil: given ? given.validity.endsAt().toISOString() : null,
      }
    })
}

async function ofMethods({ desk, user, now }: OptionContext): Promise<Draft[]> {
  const { methods } = parseSecurityInfo(user)
  return Promise.all(
    methods.map(async (method) =>
      draft({
        id: `method:${method.id}`,
        kind: method.type,
        label: method.label,
        target: await shownTargetOf(method),
        ...ageOf(method, desk, now),
        method: { dn: user.dn, methodId: method.id },
        ground: groundOf(method),
      }),
    ),
  )
}

/** A method counts from some days after it was added: whoever took the account over may have added it. */
function ageOf(
  { addedAt, confirmedAt }: StoredMethod,
  desk: Desk,
  now: Date,
): { why: EvidenceRefusal | null; since: string | null } {
  if (confirmedAt === undefined) return { why: 'not-confirmed', since: addedAt }
  return ageOfTime(addedAt, desk, now)
}

function ageOfTime(
  since: string | null,
  { policy }: Desk,
  now: Date,
): { why: EvidenceRefusal | null; since: string | null } {
  const days = policy.verification.ignoreChangesOfTheLastDays
  if (days === 0) return { why: null, since }
  if (since === null) return { why: 'age-unknown', since }
  // A time that is yet to come says nothing about an age either.
  const age = now.getTime() - Date.parse(since)
  return { why: age >= days * dayMs ? null : 'changed-lately', since }
}

/** The numbers on file: those that are registered, and those of the directory. */
async function callBacks({ desk, user, now }: OptionContext): Promise<Draft[]> {
  const registered = parseSecurityInfo(user).methods.filter(
    ({ type, target }) => (type === 'text' || type === 'call') && target !== undefined,
  )
  const entryAge = ageOfTime(numbersSince(user), desk, now)
  const onFile = [
    ...user.values('mobile').map((number) => ({ label: 'mobile', number })),
    ...user.values('telephoneNumber').map((number) => ({ label: 'work', number })),
  ]
  const drafts = await Promise.all([
    ...registered.map((method) => callBack(method.label, method.target ?? '', ageOf(method, desk, now))),
    ...onFile.map(async ({ label, number }) => callBack(label, await toE164(number, desk), entryAge)),
  ])
  const byNumber = new Map<string | null, Draft>()
  for (const one of drafts) {
    const known = byNumber.get(one.ground.reach)
    const better = known === undefined || (known.why !== null && one.why === null)
    if (better) byNumber.set(one.ground.reach, one)
  }
  return [...byNumber.values()]
}

async function callBack(
  label: string,
  number: string,
  aged: { why: EvidenceRefusal | null; since: string | null },
): Promise<Draft> {
  const target = await displayTarget(number)
  const ground = { methodId: null, reach: reachOf(number) }
  return draft({ id: `call-back:${number}`, kind: 'call-back', label, target, number, ground, ...aged })
}

/** What is no number stays as it is written: the operator can dial it all the same. */
async function toE164(number: string, { policy }: Desk): Promise<string> {
  const { first: country, countries } = policy.phone
  return readPhoneNumber({ country, number, extension: null, countries, kind: 'call' })
    .then(({ target }) => target)
    .catch(() => number)
}

/** A code to the manager, whom the directory names. */
async function ofManager({ desk, user, manager, now }: OptionContext): Promise<Draft[]> {
  if (!manager) return []
  const label = nameOf(manager)
  const id = 'manager'
  if (sameDn(manager.dn, user.dn) || sameDn(manager.dn, desk.operator.dn))
    return [draft({ id, kind: 'manager', label, why: 'not-independent' })]
  const reachable = parseSecurityInfo(manager).methods.filter(({ type }) => type !== 'security-questions')
  const aged = await Promise.all(
    reachable.map(async (method) => ({
      method,
      ...ageOf(method, desk, now),
      target: await shownTargetOf(method),
    })),
  )
  const best = preferred.flatMap((type) => aged.filter(({ method, why }) => method.type === type && !why))[0]
  const chosen = best ?? aged[0]
  if (!chosen) return [draft({ id, kind: 'manager', label, why: 'manager-unreachable' })]
  const { method, why, since, target } = chosen
  return [
    draft({
      ...{ id, kind: 'manager', label, why, since, target: target ?? method.label },
      method: { dn: manager.dn, methodId: method.id },
      // The manager's methods are on no device of the user's, unless both have one number.
      ground: { methodId: null, reach: groundOf(method).reach },
    }),
  ]
}

/** What reaches a manager who is not at the phone. */
const preferred: readonly MethodType[] = ['push', 'text', 'email', 'call', 'authenticator-app']

function draft(known: Pick<Draft, 'id' | 'kind'> & Partial<Draft>): Draft {
  const nothing = { label: '', target: null, why: null, since: null, method: null, number: null }
  return { ...nothing, ground: noGround, ...known }
}
