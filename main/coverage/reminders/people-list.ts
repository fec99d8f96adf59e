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
  const wanted = foldText(words).trim()
  const reminded: KnownPerson[] = []
  const others: KnownPerson[] = []
  for (const person of people.values()) {
    const step = campaign?.stepOf.get(person)
    if (outcome !== null && (!step || shownAs(step) !== outcome)) continue
    if (wanted !== '' && !isCalled(person, wanted)) continue
    if (person.reminders.length > 0) reminded.push(person)
    else others.push(person)
  }
  const selected = [...reminded.reverse(), ...others]
  return {
    ...{ listed: people.size, selected: selected.length, from },
    people: selected.slice(from, from + count).map((person) => show(person, campaign?.stepOf.get(person))),
  }
}

const isCalled = ({ name, userName }: KnownPerson, wanted: string): boolean =>
  [name, userName ?? ''].some((text) => foldText(text).includes(wanted))

/** The end of a message is not waited for: until then it is on its way. */
const shownAs = ({ outcome }: Step): ReminderOutcome => (outcome === 'sending' ? 'waiting' : outcome)

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
