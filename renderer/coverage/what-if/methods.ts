import type { TFunction } from 'i18next'
import type { MethodType } from '../../../preload/contract.ts'
import { methodList } from '../../user/requirement.ts'

const known: Record<MethodType, true> = {
  'authenticator-app': true,
  push: true,
  text: true,
  call: true,
  email: true,
  'security-questions': true,
}

export const methodTypes = Object.keys(known) as MethodType[]

export const isMethodType = (text: string): text is MethodType => Object.hasOwn(known, text)

/** "text message and phone call"; what is no method is left out. */
export const methodsIn = (
  t: TFunction<'user'>,
  types: readonly string[],
  word: 'and' | 'or' = 'and',
): string => methodList(t, types.filter(isMethodType), word)
