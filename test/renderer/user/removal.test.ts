import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MethodType, RoleState } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { lacks, nextDefaultLabel, whyNotDefault } from '../../../renderer/user/removal.ts'
import { user } from '../../../renderer/user/words.ts'
import { card, method } from '../enrollment/cards.ts'

const factors: MethodType[] = ['authenticator-app', 'push', 'text', 'call']

beforeAll(() => addWords('user', user))

const requires = (role: string, anyOf: MethodType[], atLeast: number, has: MethodType[]): RoleState => {
  const met = has.length >= atLeast
  return { role, allow: factors, requirements: [{ anyOf, atLeast, has, met }], met }
}

const said = (roles: RoleState[], unmeets: string[], type: MethodType = 'text') => {
  const gone = method(type, { ifRemoved: { unmeets, nextDefault: null } })
  return lacks(i18next.getFixedT('en-US', 'user'), { ...card([gone]), roles }, gone)
}

describe('what a removal does to the requirements', () => {
  it('names the role and what would meet it', () => {
    expect(said([requires('staff', factors, 1, ['text'])], ['staff'])).toEqual([
      'Staff rule will lack one of authenticator app, push, text message, or phone call.',
    ])
  })

  it('names the one thing that is missing where no other would do', () => {
    expect(said([requires('staff', ['text', 'call'], 2, ['text', 'call'])], ['staff'])).toEqual([
      'Staff rule will lack text message.',
    ])
  })

  it('leaves out what the user still has', () => {
    const two = requires('faculty', factors, 2, ['authenticator-app', 'text'])
    expect(said([two], ['faculty'])).toEqual([
      'Faculty rule will lack one of push, text message, or phone call.',
    ])
  })

  it('has a sentence for each role, and none for a role that stays met', () => {
    const roles = [
      requires('staff', factors, 1, ['text']),
      requires('student', factors, 1, ['text']),
      requires('faculty', factors, 1, ['text', 'call']),
    ]
    expect(said(roles, ['staff', 'student'])).toEqual([
      expect.stringMatching(/^Staff rule will lack/),
      expect.stringMatching(/^Student rule will lack/),
    ])
    expect(said(roles, [])).toEqual([])
  })

  it('says nothing of another clause of the same role that stays met', () => {
    const met = {
      anyOf: ['authenticator-app' as const],
      atLeast: 1,
      has: ['authenticator-app' as const],
      met: true,
    }
    const role = requires('staff', ['text'], 1, ['text'])
    expect(said([{ ...role, requirements: [met, ...role.requirements] }], ['staff'])).toEqual([
      'Staff rule will lack text message.',
    ])
  })
})

describe('the default', () => {
  it('is told by the label of the method that becomes it', () => {
    const app = method('authenticator-app', { ifRemoved: { unmeets: [], nextDefault: 'id-text' } })
    const text = method('text')
    expect(nextDefaultLabel(card([app, text]), app)).toBe('My text')
    expect(nextDefaultLabel(card([app, text]), text)).toBeNull()
  })

  it.each(factors)('can be %s', (type) => expect(whyNotDefault(method(type))).toBeNull())

  it.each(['email', 'security-questions'] as const)('can’t be %s', (type) =>
    expect(whyNotDefault(method(type))).toBe('notDefault.recovery'),
  )

  it('can’t be one that was never confirmed, is not allowed, or is it already', () => {
    expect(whyNotDefault(method('text', { confirmedAt: null }))).toBe('notDefault.notConfirmed')
    expect(whyNotDefault(method('text', { allowed: false }))).toBe('notDefault.notAllowed')
    expect(whyNotDefault(method('text', { isDefault: true }))).toBe('isDefault')
  })
})
