import type { Device, PassBounds, ResetWish, UserCard } from '../../preload/contract.ts'
import { draftPass, type PassDraft, toPassWish } from '../reset/pass-draft.ts'

/** What is chosen on the page so far. It outlives the way to the caller panel and back. */
export interface LostDraft {
  /** Null: none was chosen yet. */
  deviceId: string | null
  methodIds: string[]
  /** Null: as it follows from the methods. */
  withPass: boolean | null
  /** Null: as the policy says. */
  pass: PassDraft | null
}

export const noDraft: LostDraft = { deviceId: null, methodIds: [], withPass: null, pass: null }

/** Of what is on no device that the console knows. */
export const otherDevice = 'other'

/** What was reported lost already, or the one device that there is, needs no choosing. */
export function startDraft(
  draft: LostDraft,
  devices: readonly Device[],
  reportedLost: readonly string[],
): LostDraft {
  if (draft.deviceId !== null) return draft
  if (reportedLost.length > 0) {
    const device = devices.find(({ methodIds }) => methodIds.some((id) => reportedLost.includes(id)))
    return chooseDevice(draft, { id: device?.id ?? otherDevice, methodIds: [...reportedLost] })
  }
  const [only, ...others] = devices
  return only && others.length === 0 ? chooseDevice(draft, only) : draft
}

export const chooseDevice = (
  draft: LostDraft,
  { id, methodIds }: Pick<Device, 'id' | 'methodIds'>,
): LostDraft => ({
  ...draft,
  deviceId: id,
  methodIds,
})

/** The operator's correction: the device stays chosen, whatever is ticked. */
export const toggleMethod = (draft: LostDraft, methodId: string, isOn: boolean): LostDraft => ({
  ...draft,
  methodIds: isOn
    ? [...draft.methodIds.filter((id) => id !== methodId), methodId]
    : draft.methodIds.filter((id) => id !== methodId),
})

/** Only methods that are still there, in the card's order: so that the same choice is the same wish. */
const chosenIds = ({ methodIds }: LostDraft, { methods }: UserCard): string[] =>
  methods.map(({ id }) => id).filter((id) => methodIds.includes(id))

/** Whoever is left without any method needs a pass, unless the operator says otherwise. */
export function wantsPass(draft: LostDraft, card: UserCard): boolean {
  return draft.withPass ?? chosenIds(draft, card).length === card.methods.length
}

/** `bounds`: undefined while they are not known; then a pass can't be wished for yet. */
export function toWish(draft: LostDraft, card: UserCard, bounds: PassBounds | undefined): ResetWish {
  const pass = wantsPass(draft, card) && bounds ? toPassWish(draft.pass ?? draftPass(bounds), bounds) : null
  return {
    kind: 'lost-device',
    methodIds: chosenIds(draft, card),
    reregister: true,
    revokeSessions: true,
    pass,
  }
}

export const isSameChoice = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

export type DraftProblem = 'chooseDevice' | 'chooseMethods'

export function draftProblem(draft: LostDraft, card: UserCard): DraftProblem | null {
  if (chosenIds(draft, card).length > 0) return null
  return draft.deviceId === null ? 'chooseDevice' : 'chooseMethods'
}
