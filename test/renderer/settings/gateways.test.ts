import { expect, it } from 'vitest'
import type { GatewaySettings } from '../../../preload/contract.ts'
import { remark } from '../../../renderer/settings/gateways.ts'

const settings = (choice: Partial<GatewaySettings['choice']>, more = {}): GatewaySettings => ({
  choice: { text: null, call: null, email: null, push: null, ...choice },
  twilio: null,
  smtp: null,
  ...more,
})
const twilio = { accountSid: 'AC', keySid: 'SK', serviceSid: 'VA', sender: null, secret: true }

it('says what can’t be set up as long as nothing is chosen', () => {
  expect(remark('call', settings({}))).toBe('choice.missing.call')
})

it('says on a directory with real users that the practice phone reaches none of them', () => {
  expect(remark('text', settings({ text: 'practice' }))).toBe('choice.reachesNobody')
  expect(remark('text', settings({ text: 'practice' }), true)).toBeNull()
})

it('says that what was chosen is not set up yet, or lacks its secret', () => {
  const chosen = { text: 'twilio', email: 'smtp' } as const
  expect(remark('text', settings(chosen))).toBe('choice.notSetUp.twilio')
  expect(remark('email', settings(chosen))).toBe('choice.notSetUp.smtp')
  expect(remark('text', settings(chosen, { twilio: { ...twilio, secret: false } }))).toBe(
    'choice.notSetUp.twilio',
  )
  expect(remark('text', settings(chosen, { twilio }))).toBeNull()
})
