import type { GatewayChannel, GatewayKind, GatewaySettings } from '../../preload/contract.ts'

/** What can carry a channel, in the order it is offered. */
export const carriers = {
  text: ['practice', 'twilio'],
  call: ['practice', 'twilio'],
  email: ['practice', 'smtp', 'twilio'],
  push: ['practice', 'twilio'],
} as const satisfies Record<GatewayChannel, readonly GatewayKind[]>

export const channels = ['text', 'call', 'email', 'push'] as const satisfies readonly GatewayChannel[]

/**
 * The key of what has to be said of a choice, so that nobody is surprised; null: users are reached, or there are none
 * to reach.
 */
export function remark(channel: GatewayChannel, { choice, twilio, smtp }: GatewaySettings, practice = false) {
  const kind = choice[channel]
  if (kind === null) return `choice.missing.${channel}` as const
  if (kind === 'practice') return practice ? null : ('choice.reachesNobody' as const)
  const isSetUp = kind === 'twilio' ? twilio?.secret === true : smtp !== null
  return isSetUp ? null : (`choice.notSetUp.${kind}` as const)
}
