import type { MethodType } from '../../preload/contract.ts'
import type { Flow } from './flow-state.ts'
import { type Page, routes, type StepPage, whatNext } from './route.ts'

export type StepState = 'done' | 'now' | 'later'

/** One line of the list at the left: a page, a method that was set up, or one that comes next. */
export type Step = { state: StepState } & (
  | { kind: 'page'; page: Exclude<Page, 'added' | 'changed' | 'unknown'> }
  | { kind: 'added'; id: string; type: MethodType }
  | { kind: 'next'; type: MethodType }
  | { kind: 'more'; count: number }
)

/** The way so far, where the wizard is on it, and what the policy still asks for. */
export function stepsOf(flow: Flow): Step[] {
  const { page, added } = flow
  const done = added.map(({ methodId, type }): Step => ({ kind: 'added', id: methodId, type, state: 'done' }))
  const end: Step = { kind: 'page', page: 'success', state: page === 'success' ? 'done' : 'later' }
  if (page === 'success') return [...done, end]
  if (page === 'added') return [...markLast(done), ...coming(flow), end]
  return [...done, ...onTheWay(flow), ...more(flow.card.plan.stepsLeft - 1), end]
}

function onTheWay({ page, route }: Flow): Step[] {
  if (page === 'other-methods') return [{ kind: 'page', page, state: 'now' }]
  const pages: readonly StepPage[] = routes[route]
  // Somebody else's change and an unknown outcome come up where the last page was sent off.
  const found = (pages as readonly Page[]).indexOf(page)
  const here = found === -1 ? pages.length - 1 : found
  return pages.map((one, index) => ({
    kind: 'page',
    page: one,
    state: index < here ? 'done' : index === here ? 'now' : 'later',
  }))
}

/** The method that was just set up is where the wizard is. */
const markLast = (steps: Step[]): Step[] =>
  steps.map((step, index) => (index === steps.length - 1 ? { ...step, state: 'now' } : step))

function coming({ card }: Flow): Step[] {
  const next = whatNext(card)
  if (!next) return []
  return [{ kind: 'next', type: next.type, state: 'later' }, ...more(card.plan.stepsLeft - 1)]
}

const more = (count: number): Step[] => (count > 0 ? [{ kind: 'more', count, state: 'later' }] : [])
