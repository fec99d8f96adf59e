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

/** What the wizard goes on with, as the plan says: what the policy still requires, then what it offers besides. */
export function whatNext({ plan }: UserCard): Next | null {
  return plan.next && { type: plan.next, required: plan.stepsLeft > 0 }
}

/** Nothing is required any more and a second factor is there: what is set up now stands in for it. */
export const isBackup = ({ plan, methods }: UserCard): boolean =>
  plan.stepsLeft === 0 && methods.some(({ isDefault }) => isDefault)
