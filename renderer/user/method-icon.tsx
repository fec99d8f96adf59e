import {
  Alert20Regular,
  Call20Regular,
  Chat20Regular,
  Mail20Regular,
  PhoneKey20Regular,
  QuestionCircle20Regular,
} from '@fluentui/react-icons'
import type { MethodType } from '../../preload/contract.ts'

const icons = {
  'authenticator-app': PhoneKey20Regular,
  push: Alert20Regular,
  text: Chat20Regular,
  call: Call20Regular,
  email: Mail20Regular,
  'security-questions': QuestionCircle20Regular,
} satisfies Record<MethodType, typeof Alert20Regular>

/** Decoration: the method's name stands beside it. */
export function MethodIcon({ type }: { type: MethodType }) {
  const Icon = icons[type]
  return <Icon aria-hidden />
}
