import type { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { StoredMethod } from '../../directory/security-info-values.ts'

/**
 * What evidence rests on, and what is on a device: one of the user's methods, and the number or address at which it
 * reaches somebody. Null: none.
 */
export interface Ground {
  methodId: string | null
  reach: string | null
}

export const noGround: Ground = { methodId: null, reach: null }

export const groundOf = ({ id, target }: Pick<StoredMethod, 'id' | 'target'>): Ground => ({
  methodId: id,
  reach: target === undefined ? null : reachOf(target),
})

/** The same for the same number or mailbox, however it is written. */
export function reachOf(target: string): string {
  const folded = target.trim().toLowerCase()
  return folded.includes('@') ? folded : folded.replace(/[^\p{L}\p{N}+;=]/gu, '')
}

/** Of these methods, those that were lost before among them. */
export function groundsOf(user: Entry, methodIds: readonly string[]): Ground[] {
  const { methods, lost } = parseSecurityInfo(user)
  const known = [...methods, ...lost.map(({ method }) => method)]
  return methodIds.map((methodId) => {
    const method = known.find(({ id }) => id === methodId)
    return method ? groundOf(method) : { methodId, reach: null }
  })
}

/** What was reported in an earlier call and neither found nor set up again: that phone is still lost. */
export function lostBefore(user: Entry): Ground[] {
  const { methods, lost } = parseSecurityInfo(user)
  const inUse = new Set(methods.map((method) => groundOf(method).reach))
  return lost.map(({ method }) => groundOf(method)).filter(({ reach }) => !inUse.has(reach))
}

/** By the method, or by its number: one that is called back on a lost phone is on it as well. */
export const isLost = ({ methodId, reach }: Ground, lost: readonly Ground[]): boolean =>
  lost.some(
    (one) => (methodId !== null && one.methodId === methodId) || (reach !== null && one.reach === reach),
  )
