import { expect, it } from 'vitest'
import type { GatewaySettings } from '../../../preload/contract.ts'
import {
  draftOf,
  isSecretKept,
  knownRefusal,
  missingIn,
  typedFrom,
} from '../../../renderer/settings/twilio-draft.ts'

const saved: NonNullable<GatewaySettings['twilio']> = {
  accountSid: `AC${'a1'.repeat(16)}`,
  keySid: `SK${'b2'.repeat(16)}`,
  serviceSid: `VA${'c3'.repeat(16)}`,
  sender: '+12065550190',
  secret: true,
}

it('leaves the secret that was not typed anew as it is kept', () => {
  const typed = typedFrom(saved)
  expect(missingIn(typed, saved)).toEqual({})
  expect(draftOf(typed)).toEqual({ ...saved, secret: null })
})

it('asks for the secret again where the account or the key is another', () => {
  for (const more of [{ accountSid: 'AC2' }, { keySid: 'SK2' }]) {
    const typed = { ...typedFrom(saved), ...more }
    expect(isSecretKept(typed, saved)).toBe(false)
    expect(missingIn(typed, saved)).toEqual({ secret: 'required' })
    expect(missingIn({ ...typed, secret: 'new' }, saved)).toEqual({})
  }
})

it('asks for everything but the sender where nothing was saved', () => {
  const typed = typedFrom(null)
  expect(missingIn(typed, null)).toEqual({
    accountSid: 'required',
    keySid: 'required',
    serviceSid: 'required',
    secret: 'required',
  })
  expect(draftOf(typed).sender).toBeNull()
})

it.each(['', ' ', '+1 (206) 555-0190', `MG${'d4'.repeat(16)}`])('takes the sender %j', (sender) => {
  expect(missingIn({ ...typedFrom(saved), sender }, saved)).toEqual({})
})

it.each(['206 555 0190', '+0123456789', 'MG12', 'University'])(
  'says of %j that it is no sender',
  (sender) => {
    expect(missingIn({ ...typedFrom(saved), sender }, saved)).toEqual({ sender: 'not-a-sender' })
  },
)

it('shows at its field what main refused, and leaves the rest to the error', () => {
  expect(knownRefusal({ field: 'sender', problem: 'not-a-sender' })).toEqual({
    field: 'sender',
    problem: 'not-a-sender',
  })
  expect(knownRefusal({ field: 'keySid', problem: 'not-a-sid' })).not.toBeNull()
  expect(knownRefusal({ field: 'twilio', problem: 'unreadable' })).toBeNull()
  expect(knownRefusal(null)).toBeNull()
})
