import { type Department, departments, studentFields } from './departments.ts'
import { type NameList, nameLists } from './names.ts'
import type { Person, Registration } from './person.ts'
import { mobilePhone, workPhone } from './phones.ts'
import { createRandom, type Random } from './random.ts'
import { specialPeople } from './special-people.ts'

const seed = 20261015
const counts = { students: 190, staff: 62, faculty: 44 }
/** Written by hand in special-people.ts: everybody reports to them in the end. */
const president = 'anwosu'
const provost = 'iobriain'
const operatingOfficer = 'spapadaki'

const portraitShare = 0.085

const employed: readonly (readonly [number, Registration])[] = [
  [24, 'app'],
  [22, 'app-and-text'],
  [4, 'app-text-and-call'],
  [4, 'push-and-text'],
  [6, 'text'],
  [3, 'call'],
  [3, 'two-phones'],
  [3, 'text-and-email'],
  [12, 'email'],
  [5, 'questions'],
  [4, 'email-and-questions'],
  [4, 'app-unconfirmed'],
  [16, 'none'],
]
const students: readonly (readonly [number, Registration])[] = [
  [45, 'none'],
  [18, 'email'],
  [8, 'questions'],
  [6, 'email-and-questions'],
  [12, 'app'],
  [5, 'app-and-text'],
  [4, 'text'],
  [2, 'app-unconfirmed'],
]

const weighted = nameLists.map((one) => [one.weight, one] as const)

interface DrawnName {
  name: string
  given: string
  family: string
  latin: string | null
  language: string
  uid: string
}

/** Everybody in the practice directory: the same people, in the same order, every time. */
export function generatePeople(): Person[] {
  const random = createRandom(seed)
  const taken = new Set(specialPeople.map(({ uid }) => uid))
  const people: Person[] = specialPeople.map((special) => complete(special, random))

  const draw = (more: Omit<Partial<Person>, 'uid' | 'name'>): void => {
    const drawn = drawName(random, taken)
    const photo = random.chance(portraitShare) ? 'portrait' : null
    people.push(complete({ ...drawn, photo, ...more }, random))
  }
  for (const department of departments) {
    draw({
      types: [department.division === 'academic' ? 'faculty' : 'staff'],
      department: department.name,
      title: department.head,
      manager: department.division === 'academic' ? provost : operatingOfficer,
      registration: 'app-and-text',
    })
  }
  const employ = (type: 'faculty' | 'staff', division: Department['division']): void => {
    const theirs = departments.filter((department) => department.division === division)
    for (let i = 0; i < counts[type]; i += 1) {
      const department = random.pick(theirs)
      const registration = random.weighted(employed)
      draw({
        types: [type],
        department: department.name,
        title: random.pick(department.titles),
        registration,
      })
    }
  }
  employ('faculty', 'academic')
  employ('staff', 'administration')
  for (let i = 0; i < counts.students; i += 1)
    draw({
      types: ['student'],
      department: random.pick(studentFields),
      registration: random.weighted(students),
    })
  return withManagers(people)
}

function complete(given: Partial<Person> & Pick<Person, 'uid' | 'name'>, random: Random): Person {
  const words = given.name.split(' ')
  const types = given.types ?? ['student']
  const isStudent = types.length === 1 && types[0] === 'student'
  const phone = !isStudent && random.chance(0.85) ? workPhone(random) : null
  const mobile = random.chance(0.7) || needsMobile(given.registration) ? mobilePhone(random) : null
  return {
    namedBy: 'uid',
    given: words.slice(0, -1).join(' ') || null,
    family: words.at(-1) ?? given.name,
    latin: null,
    language: null,
    types,
    department: 'Physics',
    title: null,
    manager: null,
    mails: mailsOf(given.uid, isStudent, random),
    phone,
    mobile,
    account: random.chance(isStudent ? 0.03 : 0) ? random.pick(['disabled', 'locked']) : 'active',
    groups: [],
    registration: 'none',
    reregister: false,
    photo: null,
    ...given,
  }
}

function mailsOf(uid: string, isStudent: boolean, random: Random): string[] {
  const own = `${uid}@${isStudent ? 'students.' : ''}example.edu`
  return random.weighted([
    [84, [own]],
    [10, [own, `${uid}.${isStudent ? 'home' : 'office'}@example.org`]],
    [6, isStudent ? [] : [own]],
  ])
}

function needsMobile(registration: Registration | undefined): boolean {
  return registration !== undefined && /text|call|phones/.test(registration)
}

/** Everybody employed reports to the head of the department; students to nobody. */
function withManagers(people: Person[]): Person[] {
  const heads = new Map<string, string>()
  for (const { name, head } of departments)
    heads.set(
      name,
      people.find((person) => person.department === name && person.title === head)?.uid ?? president,
    )
  return people.map((person) => {
    if (person.manager !== null || person.uid === president || person.title === null) return person
    return { ...person, manager: heads.get(person.department) ?? president }
  })
}

function drawName(random: Random, taken: Set<string>): DrawnName {
  const list = random.weighted(weighted)
  for (;;) {
    const drawn = nameFrom(list, random)
    if (taken.has(drawn.uid)) continue
    taken.add(drawn.uid)
    return drawn
  }
}

function nameFrom(list: NameList, random: Random): DrawnName {
  const given = split(random.pick(list.given.split(' ')))
  const family = split(random.pick(list.family.split(' ')))
  const compact = list.familyFirst && /^[\u3040-\u9fff\uac00-\ud7af]/.test(given.native)
  const name = list.familyFirst
    ? `${family.native}${compact ? '' : ' '}${given.native}`
    : `${given.native} ${family.native}`
  const ascii = asciiOf(`${given.latin.slice(0, 1)}${family.latin}`).slice(0, 14)
  // Common names come up several times: a number tells them apart, as everywhere.
  const number = random.chance(0.4) ? '' : String(1 + random.below(99))
  return {
    name,
    given: given.native,
    family: family.native,
    latin: given.native === given.latin ? null : `${given.latin} ${family.latin}`,
    language: list.language,
    uid: `${ascii}${number}`,
  }
}

function split(word: string): { native: string; latin: string } {
  const [native = word, latin = native] = word.replaceAll('_', ' ').split('=')
  return { native, latin }
}

const letters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

function asciiOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}
