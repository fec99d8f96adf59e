import { and, contains, equal, type Filter, or, startsWith, substrings } from './filter.ts'
import { foldText } from './fold.ts'

/** What an operator typed, read as what each entry must have. */
export interface SearchWords {
  /** Folded, one space between words. */
  phrase: string
  words: SearchWord[]
}

/** `digits` where the word looks like a telephone number, else null. */
export interface SearchWord {
  text: string
  digits: string | null
}

/** Longer than any name, mailbox or number: nothing can match. */
const longestWord = 200
const mostWords = 32

/** Invisible, and copied along with names from right-to-left text (RFC 4518, 2.2 maps them to nothing). */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Fewer digits than the directory's index has keys for: they are looked for at the start of numbers of employees. */
const fewestDigits = 4

const nameAttributes = ['cn', 'displayName'] as const
const startAttributes = ['uid', 'employeeNumber', 'sn', 'givenName'] as const
const phoneAttributes = ['telephoneNumber', 'mobile'] as const

/**
 * Null if there is nothing to look for, or nothing can match. Control characters part words as spaces do:
 * OpenLDAP takes a mail address in a filter to end at NUL, so that `priya\0xyz` would find every Priya.
 */
export function readSearchWords(typed: string): SearchWords | null {
  const visible = typed
    .slice(0, longestWord * mostWords + 1)
    .replace(directionMarks, '')
    .replace(/\p{Cc}/gu, ' ')
  const phrase = foldText(visible)
  const texts = phrase.split(' ').filter((text) => text !== '')
  if (texts.length === 0 || texts.length > mostWords) return null
  if (texts.some((text) => text.length > longestWord)) return null
  return { phrase, words: joinTelephones(texts) }
}

/** `+1 (555) 010-1234` is one word to search for, not three. */
function joinTelephones(texts: string[]): SearchWord[] {
  const words: SearchWord[] = []
  let run: string[] = []
  const flush = (): void => {
    const digits = run.join('').replace(/\D/g, '')
    if (digits.length >= fewestDigits) words.push({ text: run.join(' '), digits })
    else words.push(...run.map((text) => ({ text, digits: null })))
    run = []
  }
  for (const text of texts) {
    if (/^[\d+()\-./\u2010-\u2015]+$/.test(text) && /\d/.test(text)) {
      run.push(text)
      continue
    }
    flush()
    words.push({ text, digits: null })
  }
  flush()
  return words
}

/** Every word in any attribute, written so that the recommended indexes answer it (schema/README.md). */
export function wordsFilter({ words }: SearchWords): Filter {
  return and(person, ...words.map((word) => or(...textFilters(word.text), ...phoneFilters(word.digits))))
}

/** Who is named exactly so: must be found even where others fill the list. */
export function exactFilter({ phrase }: SearchWords): Filter {
  const attributes = ['uid', 'employeeNumber', 'mail', 'cn', 'displayName']
  return and(person, or(...attributes.map((attribute) => equal(attribute, phrase))))
}

/**
 * Every word as a beginning, or as the beginning of a later part of the name. Null where `wordsFilter` finds hardly
 * anybody else: for short words, and for numbers.
 */
export function beginningsFilter({ words }: SearchWords): Filter | null {
  if (words.some(({ digits }) => digits !== null)) return null
  if (!words.some(({ text }) => isLong(text))) return null
  return and(
    person,
    ...words.map(({ text }) => {
      const starts = [...startAttributes, ...nameAttributes, 'mail'].map((name) => startsWith(name, text))
      const later = isLong(text) ? nameAttributes.map((name) => contains(name, ` ${text}`)) : []
      return or(...starts, ...later)
    }),
  )
}

export const person: Filter = equal('objectClass', 'inetOrgPerson')

/** The index for inner parts has keys of four bytes: shorter parts would make the directory read everybody. */
const isLong = (text: string): boolean => Buffer.byteLength(text) >= 4

function textFilters(text: string): Filter[] {
  const starts = startAttributes.map((attribute) => startsWith(attribute, text))
  if (isLong(text))
    return [...starts, ...[...nameAttributes, 'mail'].map((attribute) => contains(attribute, text))]
  const names = [...nameAttributes, 'mail'].map((attribute) => startsWith(attribute, text))
  const inner =
    Buffer.byteLength(text) === 3 ? nameAttributes.map((attribute) => contains(attribute, ` ${text}`)) : []
  return [...starts, ...names, ...inner]
}

/**
 * Directories ignore spaces and hyphens in numbers, but not dots and parentheses, and people type numbers
 * with or without country code: so these find candidates, and `sameTelephone` decides.
 */
function phoneFilters(digits: string | null): Filter[] {
  if (digits === null) return []
  const national = nationalDigits(digits)
  const parts: { any: string[] }[] = [
    { any: [national] },
    { any: [`(${national.slice(0, 3)})${national.slice(3)}`] },
    { any: [`${national.slice(0, 3)}.${national.slice(3)}`] },
  ]
  if (national.length >= 7) parts.push({ any: [national.slice(-7, -4), national.slice(-4)] })
  if (national.length >= 8) parts.push({ any: [pairs(national.slice(-8))] })
  return phoneAttributes.flatMap((attribute) => parts.map((part) => substrings(attribute, part)))
}

function pairs(digits: string): string {
  return (digits.match(/../g) ?? []).join('.')
}

function nationalDigits(digits: string): string {
  const national = digits.replace(/^0+/, '')
  return national.length >= fewestDigits ? national : digits
}

/** True if one number is the other's end, as with a country code, or the typed one is a part of it. */
export function sameTelephone(stored: string, typedDigits: string): boolean {
  // "+49 (0)30 …": the zero in parentheses is dialed only without the country code.
  const full = stored.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  const typed = nationalDigits(typedDigits)
  if (full.includes(typed)) return true
  return full.length >= 7 && typed.endsWith(full)
}
