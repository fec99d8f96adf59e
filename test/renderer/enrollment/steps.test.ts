import { expect, it } from 'vitest'
import type { MethodType } from '../../../preload/contract.ts'
import { flow, start } from '../../../renderer/enrollment/flow.ts'
import type { Flow, FlowEvent } from '../../../renderer/enrollment/flow-state.ts'
import { isBackup, phoneChannels, whatNext } from '../../../renderer/enrollment/route.ts'
import { stepsOf } from '../../../renderer/enrollment/steps.ts'
import { card, method } from './cards.ts'

const app = method('authenticator-app', { isDefault: true })
const needsApp = card([], { stepsLeft: 1, next: 'authenticator-app', optional: ['text', 'call'] })
const hasApp = card([app], { next: 'text', optional: ['text', 'call'] })

const run = (from: Flow, ...events: FlowEvent[]): Flow => events.reduce(flow, from)
const shown = (state: Flow): string[] =>
  stepsOf(state).map((step) => {
    const name = step.kind === 'page' ? step.page : step.kind === 'more' ? `${step.count} more` : step.type
    return `${name} ${step.state}`
  })
const added = (type: MethodType, after = hasApp): FlowEvent => ({
  type: 'answered',
  result: { outcome: 'confirmed', methodId: `id-${type}`, madeDefault: true, card: after },
})

it('the steps are the pages of the method, then what is still required, then the last page', () => {
  const two = card([], { stepsLeft: 2, next: 'authenticator-app' })
  expect(shown(run(start(two), { type: 'go', page: 'scan' }))).toEqual([
    'get-app done',
    'account done',
    'scan now',
    'code later',
    '1 more later',
    'success later',
  ])
})

it('a method that is set up is one step, and the next one is named', () => {
  const afterApp = run(start(needsApp), added('authenticator-app'))
  expect(shown(afterApp)).toEqual(['authenticator-app now', 'text later', 'success later'])
  expect(shown(flow(afterApp, { type: 'choose', method: 'text' }))).toEqual([
    'authenticator-app done',
    'phone now',
    'sent-code later',
    'success later',
  ])
  expect(shown(flow(afterApp, { type: 'skip' }))).toEqual(['authenticator-app done', 'success done'])
})

it('the choice of methods, somebody else’s change and an unknown outcome have their place', () => {
  expect(shown(flow(start(hasApp), { type: 'go', page: 'other-methods' }))).toEqual([
    'other-methods now',
    'success later',
  ])
  expect(shown(run(start(hasApp), { type: 'outcome-unknown' }))).toEqual([
    'phone done',
    'sent-code now',
    'success later',
  ])
})

it('what comes next is what the plan says, and it says whether that is required', () => {
  expect(whatNext(needsApp)).toEqual({ type: 'authenticator-app', required: true })
  expect(whatNext(hasApp)).toEqual({ type: 'text', required: false })
  expect(whatNext(card([app]))).toBeNull()
})

it('a backup is what comes on top of a default when nothing is required', () => {
  expect(isBackup(hasApp)).toBe(true)
  expect(isBackup(needsApp)).toBe(false)
  expect(isBackup(card([app], { stepsLeft: 1, next: 'text' }))).toBe(false)
})

it('the phone page offers what the policy allows', () => {
  expect(phoneChannels(hasApp)).toEqual(['text', 'call'])
  expect(phoneChannels({ ...hasApp, offers: [{ type: 'call', fulfills: [] }] })).toEqual(['call'])
})
