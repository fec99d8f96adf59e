import type { RemindedPeople, RemindedPerson, ReminderOutcome } from '../../../preload/contract.ts'
import { foldText } from '../../directory/fold.ts'
import type { Book, Step } from './book.ts'
import type { KnownPerson } from './lines.ts'

export interface PeopleWanted {
  words: string
  outcome: ReminderOutcome | null
  from: number
  count: number
}

/** Who was reminded when, latest first; who waits comes after them, in the order in which it is their turn. */
export function listPeople(
  { people, campaign }: Book,
  { words, outcome, from, count }: PeopleWanted,
): RemindedPeople {
  const stepOf = new Map(campaign?.steps.map((step) => [step.person, step]))
  const wanted = foldText(words).trim()
  const selected = [...people.values()].filter((person) => {
    const step = stepOf.get(person)
    return (
      (outcome === null || (step !== undefined && shownAs(step) === outcome)) &&
      (wanted === '' || [person.name, person.userName ?? ''].some((text) => foldText(text).includes(wanted)))
    )
  })
  selected.sort((a, b) => compare(lastOf(b), lastOf(a)))
  return {
    ...{ listed: people.size, selected: selected.length, from },
    people: selected.slice(from, from + count).map((person) => show(person, stepOf.get(person))),
  }
}

/** The end of a message is not waited for: until then it is on its way. */
const shownAs = ({ outcome }: Step): ReminderOutcome => (outcome === 'sending' ? 'waiting' : outcome)

const lastOf = ({ reminders }: KnownPerson): string => reminders.at(-1)?.at ?? ''

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function show(person: KnownPerson, step: Step | undefined): RemindedPerson {
  const { dn, name, userName, reminders, managerToldAt } = person
  return {
    ...{ dn, name, userName, managerToldAt },
    outcome: step ? shownAs(step) : null,
    leftOut: step?.leftOut ?? null,
    problem: step?.problem ?? null,
    reminders: [...reminders].reverse(),
    managerProblem: step?.managerProblem ?? null,
  }
}
