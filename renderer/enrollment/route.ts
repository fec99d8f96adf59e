import type { MethodType, UserCard } from '../../preload/contract.ts'

/** The pages of each way through the wizard, in order. Text message and phone call share theirs. */
export const routes = {
  'authenticator-app': ['get-app', 'account', 'scan', 'code'],
  push: ['push', 'device', 'approve'],
  phone: ['phone', 'sent-code'],
  email: ['email', 'sent-code'],
  'security-questions': ['questions', 'answers'],
} as const

export type Route = keyof typeof routes
export type StepPage = (typeof routes)[Route][number]
export type Page = StepPage | 'other-methods' | 'changed' | 'unknown' | 'added' | 'success'

export const routeOf = (type: MethodType): Route => (type === 'text' || type === 'call' ? 'phone' : type)

export const firstPage = (route: Route): StepPage => routes[route][0]

export const isPhone = (type: MethodType): type is 'text' | 'call' => type === 'text' || type === 'call'

/** The channels that the phone page may offer. */
export function phoneChannels(card: UserCard): ('text' | 'call')[] {
  return card.offers.map(({ type }) => type).filter(isPhone)
}

export interface Next {
  type: MethodType
  /** The policy requires it, or something like it; else it is only offered. */
  required: boolean
}

const secondFactors: readonly MethodType[] = ['authenticator-app', 'push', 'text', 'call']

/**
 * What the wizard goes on with: what the policy still requires; then, while nothing stands in for the one
 * second factor that there is, the plan's first optional method as a backup; then nothing.
 */
export function whatNext({ plan, methods }: UserCard): Next | null {
  if (plan.next === null) return null
  if (plan.stepsLeft > 0) return { type: plan.next, required: true }
  const counting = methods.filter(
    ({ type, allowed, confirmedAt }) => allowed && confirmedAt !== null && secondFactors.includes(type),
  )
  return counting.length < 2 ? { type: plan.next, required: false } : null
}

/** Nothing is required any more and a second factor is there: what is set up now stands in for it. */
export const isBackup = ({ plan, methods }: UserCard): boolean =>
  plan.stepsLeft === 0 && methods.some(({ isDefault }) => isDefault)
