import type { LeftOut, ReminderOutcome } from '../../../preload/contract.ts'
import type { Begin, KnownPerson, Line, LineOf } from './lines.ts'

/** What is known of reminders from this console to the people of one directory. */

export interface Step {
  person: KnownPerson
  outcome: ReminderOutcome | 'sending'
  leftOut: LeftOut | null
  problem: string | null
  /** How often it was tried. */
  tries: number
  manager: 'none' | 'waiting' | 'sending' | 'over'
  managerProblem: string | null
  /** When it was last handed over. */
  at: string | null
}

/** Or may have been. */
export const wasManagerTold = ({ manager, managerProblem }: Step): boolean =>
  manager === 'over' && managerProblem === null

export interface Campaign extends Omit<Begin, 'kind' | 'people'>, Omit<LineOf<'state'>, 'kind' | 'at'> {
  endedAt: string | null
  steps: Step[]
  stepOf: Map<KnownPerson, Step>
}

export interface Book {
  /**
   * By DN in lower case: a directory spells them the same each time. Who was just reminded moves to the end, so that
   * they are in the order of their last reminders without sorting.
   */
  people: Map<string, KnownPerson>
  /** The last one. */
  campaign: Campaign | null
}

export const emptyBook = (): Book => ({ people: new Map(), campaign: null })

/** Takes a line into the book. @throws Error of one that can't follow what is there */
export function take(book: Book, line: Line): void {
  switch (line.kind) {
    case 'people':
      for (const person of line.people) book.people.set(person.dn.toLowerCase(), person)
      return
    case 'begin':
      book.campaign = begun(book, line)
      return
    case 'state':
      takeState(campaignOf(book), line)
      return
    case 'sending':
      takeSending(stepOf(book, line), line)
      return
    case 'user':
      takeOutcome(book, stepOf(book, line), line)
      return
    case 'left-out': {
      const step = stepOf(book, line)
      Object.assign(step, { outcome: 'left-out', leftOut: line.why })
      if (line.why === 'nothing-missing') step.person.metAt = line.at
      return
    }
    case 'manager': {
      const step = stepOf(book, line)
      Object.assign(step, { manager: 'over', managerProblem: line.problem })
      if (line.outcome !== 'failed') step.person.managerToldAt = line.at
    }
  }
}

function begun(book: Book, { kind, people, ...campaign }: Begin): Campaign {
  const steps = people.map((one): Step => {
    const key = one.dn.toLowerCase()
    const known = book.people.get(key)
    const person = { reminders: [], metAt: null, managerToldAt: null, ...known, ...one }
    book.people.set(key, person)
    return {
      person,
      outcome: 'waiting',
      leftOut: null,
      problem: null,
      tries: 0,
      manager: 'none',
      managerProblem: null,
      at: null,
    }
  })
  const stepOf = new Map(steps.map((step) => [step.person, step]))
  return { ...campaign, steps, stepOf, state: 'paused', why: 'restart', error: null, endedAt: null }
}

function takeState(campaign: Campaign, { at, state, why, error }: LineOf<'state'>): void {
  const isOver = state === 'finished' || state === 'cancelled'
  Object.assign(campaign, { state, why, error, endedAt: isOver ? at : null })
}

function takeSending(step: Step, { at, to }: LineOf<'sending'>): void {
  step.at = at
  if (to === 'manager') step.manager = 'sending'
  else Object.assign(step, { outcome: 'sending', tries: step.tries + 1 })
}

function takeOutcome(
  book: Book,
  step: Step,
  { at, outcome, problem, manager }: Omit<LineOf<'user'>, 'kind' | 'step'>,
): void {
  Object.assign(step, { outcome, problem, ...(manager && { manager: 'waiting' }) })
  if (outcome !== 'sent' && outcome !== 'maybe-sent') return
  const { person } = step
  const { channel } = campaignOf(book)
  person.reminders.push({ at, channel, certain: outcome === 'sent' })
  const key = person.dn.toLowerCase()
  book.people.delete(key)
  book.people.set(key, person)
}

/**
 * Of a console that ended in the middle, or could not write the outcome: nobody knows whether what was being sent went
 * out, so it counts as sent and is not sent again.
 */
export function settleInterrupted(book: Book): void {
  for (const step of book.campaign?.steps ?? []) {
    const { at } = step
    if (at === null) continue
    if (step.outcome === 'sending')
      takeOutcome(book, step, { at, outcome: 'maybe-sent', problem: null, manager: false })
    if (step.manager === 'sending') {
      step.manager = 'over'
      step.person.managerToldAt = at
    }
  }
}

const day = 86_400_000
const keptDays = 400

/** Who is worth to be known when another campaign begins. */
export function remembered({ people }: Book, now: Date): KnownPerson[] {
  const since = new Date(now.getTime() - keptDays * day).toISOString()
  return [...people.values()]
    .map((person) => ({ ...person, reminders: person.reminders.filter(({ at }) => at >= since) }))
    .filter(({ reminders }) => reminders.length > 0)
}

/** Reminders that had no effect so far. */
export const inVain = ({ reminders, metAt }: KnownPerson): KnownPerson['reminders'] =>
  reminders.filter(({ at }) => metAt === null || at > metAt)

/** By whole days, so that one an hour earlier in the week is still a week later. */
export function wasRemindedLately({ reminders }: KnownPerson, everyDays: number, now: Date): boolean {
  const last = reminders.at(-1)
  return last !== undefined && dayOf(now) - dayOf(new Date(last.at)) < everyDays
}

const dayOf = (time: Date): number => Math.floor(time.getTime() / day)

function campaignOf({ campaign }: Book): Campaign {
  if (campaign) return campaign
  throw new Error('a line without a campaign')
}

function stepOf(book: Book, { step }: { step: number }): Step {
  const found = campaignOf(book).steps[step]
  if (found) return found
  throw new Error('a line of nobody')
}
