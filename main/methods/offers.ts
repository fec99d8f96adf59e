import type { MethodType } from '../../preload/contract.ts'

/** Every method type, in the order in which the wizard offers them. */
export const methodTypes: readonly MethodType[] = [
  'authenticator-app',
  'push',
  'text',
  'call',
  'email',
  'security-questions',
]

/** Those that can prove two-factor. The others are recovery methods: self-service password reset only. */
export const secondFactors: readonly MethodType[] = ['authenticator-app', 'push', 'text', 'call']

/** Which becomes the default when the default goes: what asks least of the user before what asks more. */
const preference: readonly MethodType[] = ['push', 'authenticator-app', 'text', 'call']

export const isSecondFactor = (type: MethodType): boolean => secondFactors.includes(type)

/** Of these methods the one that becomes the default; null: none can be. */
export function nextDefault<M extends { type: MethodType; confirmedAt?: string }>(
  methods: readonly M[],
): M | null {
  const able = methods.filter(({ type, confirmedAt }) => confirmedAt !== undefined && isSecondFactor(type))
  const rank = ({ type }: M): number => preference.indexOf(type)
  return [...able].sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/** Types that have a sealed secret beside them. */
export const hasSecret = (type: MethodType): boolean =>
  type === 'authenticator-app' || type === 'security-questions'

export const isMethodType = (value: unknown): value is MethodType =>
  methodTypes.some((type) => type === value)
