import type { MethodType } from '../../preload/contract.ts'

/** Methods that can prove two-factor; the others are for password reset only. */
export const secondFactors: readonly MethodType[] = ['authenticator-app', 'push', 'text', 'call']
