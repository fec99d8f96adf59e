import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ResetPreview, ResetWish } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { doneSentences } from '../../../renderer/reset/done-sentences.ts'
import { firstName } from '../../../renderer/reset/first-name.ts'
import { previewSentences, previewWarnings } from '../../../renderer/reset/preview-sentences.ts'
import { isWish, noReset, toggleAll } from '../../../renderer/reset/reset-wish.ts'
import { reset } from '../../../renderer/reset/words.ts'
import { openGate } from './samples.ts'

beforeAll(() => addWords('reset', reset))

const t = () => i18next.getFixedT('en-US', 'reset')

const lost: ResetWish = {
  kind: 'lost-device',
  methodIds: ['app', 'text', 'push'],
  reregister: true,
  revokeSessions: true,
  pass: null,
}

const removed = (labels: string[], restorable: string[] = []) =>
  labels.map((label) => ({ methodId: label, label, restorable: restorable.includes(label) }))
const kept = (labels: string[]) => labels.map((label) => ({ methodId: label, label }))

const preview = (more: Partial<ResetPreview> = {}): ResetPreview => ({
  removed: removed(['App', 'Mobile phone', 'Push'], ['Mobile phone']),
  kept: kept(['Private mail']),
  nextDefault: null,
  unmeets: [],
  signsInWith: null,
  actions: ['lost-device'],
  gate: openGate,
  ...more,
})

const said = (wish: Partial<ResetWish> = {}, more: Partial<ResetPreview> = {}) => {
  const told = { name: 'Priya', wish: { ...lost, ...wish }, preview: preview(more) }
  return {
    sentences: previewSentences(t(), told).join(' '),
    warnings: previewWarnings(t(), told),
  }
}

const pass = { minutes: 90, startsAt: null, once: false, showOn: 'console' } as const

describe('what a reset would do', () => {
  it('says what goes, what stays and what comes next, by name', () => {
    expect(said().sentences).toBe(
      '3 methods will be removed: App, Mobile phone, and Push. Priya keeps: Private mail. ' +
        'At next sign-in Priya will be asked to register again. All sessions end. ' +
        'If it is found again, this can be restored: Mobile phone.',
    )
  })

  it('counts one as one, and says when nothing stays', () => {
    expect(said({}, { removed: removed(['App']), kept: [] }).sentences).toMatch(
      /^1 method will be removed: App\. Priya keeps no method\./,
    )
  })

  it('leaves out what is not wished for', () => {
    const { sentences } = said({ kind: 'reset', methodIds: [], reregister: false }, { removed: [] })
    expect(sentences).toBe('Priya keeps: Private mail. All sessions end.')
  })

  it('tells of the default and of what still signs in', () => {
    const { sentences } = said({}, { nextDefault: 'Office phone', signsInWith: 'Office phone' })
    expect(sentences).toContain('Office phone becomes the default.')
    expect(sentences).toContain('Until then Priya signs in with: Office phone.')
  })

  it('tells of the pass, how long and how often', () => {
    expect(said({ pass }).sentences).toContain(
      'A temporary access pass is issued, good for 90 minutes. Until then only the temporary access pass signs Priya in.',
    )
    expect(said({ pass: { ...pass, minutes: 60, once: true } }).sentences).toContain(
      'good for 1 hour and for one sign-in.',
    )
  })

  it('promises to restore nothing after a plain reset', () => {
    expect(said({ kind: 'reset' }).sentences).not.toContain('restored')
  })

  it('warns where nothing is left to sign in with, and of requirements', () => {
    expect(said().warnings).toEqual([expect.stringMatching(/^Nothing is left that Priya could sign in with/)])
    expect(said({ pass }, { unmeets: ['staff'] }).warnings).toEqual(['Staff rule will no longer be met.'])
    expect(said({}, { signsInWith: 'Office phone' }).warnings).toEqual([])
  })

  it('shows labels as they stand', () => {
    expect(said({}, { removed: removed(['{{name}} & <b>']) }).sentences).toContain(': {{name}} & <b>.')
  })
})

describe('what a reset did', () => {
  it('says what went and what stayed', () => {
    expect(doneSentences(t(), { ...lost, pass }, preview())).toEqual([
      'Removed: App, Mobile phone, and Push.',
      'Kept: Private mail.',
      'The sign-in page will ask to register again.',
      'All sessions have ended.',
      'A temporary access pass was issued.',
    ])
  })
})

describe('a wish', () => {
  it('is one as soon as something would change', () => {
    expect(isWish(noReset)).toBe(false)
    expect(isWish({ ...noReset, reregister: true })).toBe(true)
    expect(isWish({ ...noReset, revokeSessions: true })).toBe(true)
    expect(isWish({ ...noReset, methodIds: ['app'] })).toBe(true)
  })

  it('takes all methods, or none where all are taken', () => {
    expect(toggleAll([], ['a', 'b'])).toEqual(['a', 'b'])
    expect(toggleAll(['b'], ['a', 'b'])).toEqual(['a', 'b'])
    expect(toggleAll(['a', 'b'], ['a', 'b'])).toEqual([])
  })
})

it('calls the user by the first name', () => {
  expect(firstName('Priya Okafor')).toBe('Priya')
  expect(firstName('  Øyvind ')).toBe('Øyvind')
  expect(firstName('')).toBe('')
})
