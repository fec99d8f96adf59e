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

/** Those that this version of the console can set up. */
export const readyTypes: readonly MethodType[] = ['authenticator-app']

export const isSecondFactor = (type: MethodType): boolean => secondFactors.includes(type)

export const isReady = (type: MethodType): boolean => readyTypes.includes(type)

export const isMethodType = (value: unknown): value is MethodType =>
  methodTypes.some((type) => type === value)
