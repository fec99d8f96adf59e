import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ResetPreview, ResetWish } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { lostSentence, mayRestore } from '../../../renderer/reset/lost-sentence.ts'
import { nextSteps } from '../../../renderer/reset/next-steps.ts'
import { addingAction, removingAction, wayOf } from '../../../renderer/reset/way.ts'
import { reset } from '../../../renderer/reset/words.ts'
import { distinctGates, easiest } from '../../../renderer/user/help-gates.ts'
import { user } from '../../../renderer/user/words.ts'
import { card, method } from '../enrollment/cards.ts'
import { closedGate, lostKey, lostNumber, openGate } from './samples.ts'

beforeAll(() => {
  addWords('reset', reset)
  addWords('user', user)
})

const t = () => i18next.getFixedT('en-US', 'reset')
const now = new Date('2026-12-02T09:00:00Z')

describe('what was on a lost device', () => {
  const said = (one: typeof lostNumber, at = now) =>
    lostSentence(t(), i18next.getFixedT('en-US', 'user'), one, at)

  it('says until when a number comes back', () => {
    expect(said(lostNumber)).toBe(
      'Lost device: +1 206 555 0100 (Mobile phone), until Dec 8 it can be restored.',
    )
    expect(mayRestore(lostNumber, now)).toBe(true)
  })

  it('says that a key never does', () => {
    expect(said(lostKey)).toBe('Lost device: Authenticator app, can’t be restored: it has to be set up anew.')
    expect(said({ ...lostKey, label: 'Old iPhone' })).toContain('Old iPhone (Authenticator app)')
    expect(mayRestore(lostKey, now)).toBe(false)
  })

  it('says when the time is over', () => {
    const later = new Date('2026-12-09T09:00:00Z')
    expect(mayRestore(lostNumber, later)).toBe(false)
    expect(said(lostNumber, later)).toContain('can’t be restored any more')
  })
})

describe('what the user does now', () => {
  const wish: ResetWish = {
    kind: 'lost-device',
    methodIds: ['text', 'app'],
    reregister: true,
    revokeSessions: true,
    pass: null,
  }
  const preview: ResetPreview = {
    removed: [
      { methodId: 'text', label: 'Mobile phone', restorable: true },
      { methodId: 'app', label: 'Authenticator app', restorable: false },
    ],
    kept: [],
    nextDefault: null,
    unmeets: [],
    signsInWith: null,
    actions: ['lost-device'],
    gate: openGate,
  }
  const lostCard = { ...card([]), lost: [lostNumber, lostKey] }
  const pass = { startsAt: now.toISOString(), expiresAt: '2026-12-02T10:00:00Z', once: true }

  it('begins with the pass, and ends with the notice', () => {
    const steps = nextSteps(t(), { card: lostCard, wish, preview, pass }, now)
    expect(steps[0]).toBe('Go to the sign-in page, and type your user name.')
    expect(steps[1]).toMatch(
      /^When you are asked for it, type the temporary access pass\. It works once, until/,
    )
    expect(steps[2]).toMatch(/^You will be asked to register again\./)
    expect(steps).toContain('Call your phone company, and have the SIM card of the lost phone blocked.')
    expect(steps.join(' ')).toContain('call the help desk before Dec 8')
    expect(steps.at(-1)).toMatch(/^You get a notice of this\./)
  })

  it('says to wait for a pass that starts later', () => {
    const later = { ...pass, startsAt: '2026-12-03T09:00:00Z', expiresAt: '2026-12-03T10:00:00Z' }
    expect(nextSteps(t(), { card: lostCard, wish, preview, pass: later }, now)[0]).toMatch(
      /^Wait until Dec 3/,
    )
  })

  it('names what still signs in, or keeps the user on the line', () => {
    const first = (signsInWith: string | null) =>
      nextSteps(t(), { card: lostCard, wish, preview: { ...preview, signsInWith }, pass: null }, now)[0]
    expect(first('Office phone')).toBe('Sign in as usual, with: Office phone.')
    expect(first(null)).toMatch(/^Stay on the line/)
  })

  it('speaks of no phone company where no number was on the device', () => {
    const steps = nextSteps(t(), { card: { ...lostCard, lost: [lostKey] }, wish, preview, pass }, now)
    expect(steps.join(' ')).not.toMatch(/SIM|before/)
  })
})

describe('where a protected button leads', () => {
  it('is the thing itself, an approval, or the caller panel', () => {
    expect(wayOf(undefined)).toBe('open')
    expect(wayOf(openGate)).toBe('open')
    expect(wayOf(closedGate('approval'))).toBe('approval')
    expect(wayOf(closedGate('level'))).toBe('panel')
    expect(wayOf(closedGate('case'))).toBe('panel')
  })

  it('is judged by what the user has', () => {
    expect(addingAction(card([]))).toBe('add-first-method')
    expect(addingAction(card([method('text', { confirmedAt: null })]))).toBe('add-first-method')
    expect(addingAction(card([method('text')]))).toBe('add-method')
    expect(removingAction(card([method('text')]))).toBe('remove-all-methods')
    expect(removingAction(card([method('text'), method('email')]))).toBe('remove-method')
  })

  it('is the easiest of several in one dialog', () => {
    const level = closedGate('level')
    const approval = closedGate('approval')
    expect(easiest([level, approval])).toBe(approval)
    expect(easiest([level, approval, openGate])).toBe(openGate)
    expect(easiest([level])).toBe(level)
  })

  it('is said once for all that lack the same', () => {
    const level = closedGate('level')
    const said = distinctGates({
      'lost-device': level,
      're-registration': { ...level },
      'revoke-sessions': openGate,
      'temporary-access-pass': closedGate('level', { level: 2 }),
      repair: undefined,
    })
    expect(said.map(({ action }) => action)).toEqual(['lost-device', 'temporary-access-pass'])
  })
})
