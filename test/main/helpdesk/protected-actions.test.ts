import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { actionsOf, isReset, withItsOwn } from '../../../main/helpdesk/protected-actions.ts'
import { protectionSchema, ruleFor } from '../../../main/policy/protection.ts'
import { withPhone } from './reset-users.ts'

const info = parseSecurityInfo(Entry.from('uid=priya', withPhone))
const now = new Date('2026-11-24T10:00:00Z')
const all = info.methods.map(({ id }) => id)

describe('a lost device', () => {
  const lose = (remove: string[]) =>
    actionsOf(info, { remove, reregister: now, revokeSessions: now }, { lostDevice: true })

  it('amounts to all that belongs to it: nobody gets by with calling everything lost', () => {
    expect(lose(['app'])).toEqual(['lost-device', 'remove-method', 're-registration', 'revoke-sessions'])
    expect(lose(all)).toContain('remove-all-methods')
    const strict = protectionSchema.parse({ actions: { 'remove-all-methods': { level: 3, approval: true } } })
    expect(ruleFor(strict, lose(all), false)).toMatchObject({ level: 3, approval: true })
    expect(ruleFor(strict, lose(['app']), false)).toMatchObject({ level: 3, approval: false })
  })

  it('needs by default what each of it needs', () => {
    const policy = protectionSchema.parse({})
    const rule = { level: 3, levelWithApproval: 2, approval: false, holdMinutes: 0 }
    expect(ruleFor(policy, lose(all), false)).toEqual(rule)
    expect(ruleFor(policy, withItsOwn('lost-device'), false)).toEqual(rule)
  })

  it('is said on the button to need what it never comes without', () => {
    const strict = protectionSchema.parse({ actions: { 'revoke-sessions': { level: 3 } } })
    expect(ruleFor(strict, withItsOwn('lost-device'), false).levelWithApproval).toBe(3)
  })
})

it('deleting a pass is an action of its own, open by default and no reset', () => {
  const actions = actionsOf(info, { pass: null })
  expect(actions).toEqual(['delete-pass'])
  expect(isReset(actions)).toBe(false)
  expect(ruleFor(protectionSchema.parse({}), actions, true)).toMatchObject({ level: 0, approval: false })
})
