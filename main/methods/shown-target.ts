import type { MethodType } from '../../preload/contract.ts'
import { displayAddress } from './email-address.ts'
import { displayTarget } from './phone-number.ts'

/** A stored number or address as people write it. */
export async function shownTarget(type: MethodType, target: string): Promise<string> {
  return type === 'email' ? displayAddress(target) : displayTarget(target)
}

/** The same of a method; null: it leads nowhere that could be told. */
export async function shownTargetOf(method: { type: MethodType; target?: string }): Promise<string | null> {
  return method.target === undefined ? null : shownTarget(method.type, method.target)
}
