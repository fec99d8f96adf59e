import type { Entry } from './entry.ts'
import { foldText } from './fold.ts'
import { nameOf } from './names.ts'
import { type SearchWord, type SearchWords, sameTelephone } from './search-words.ts'

/** Those who really match, once each, best first. */
export function rank(entries: Entry[], words: SearchWords): Entry[] {
  const byDn = new Map<string, { entry: Entry; score: number; name: string }>()
  for (const entry of entries) {
    if (byDn.has(entry.dn)) continue
    const score = scoreOf(entry, words)
    if (score !== null) byDn.set(entry.dn, { entry, score, name: nameOf(entry) })
  }
  return [...byDn.values()]
    .sort((a, b) => a.score - b.score || alphabetical(a.name, b.name))
    .map(({ entry }) => entry)
}

/**
 * The value in which one of the words was found, where neither name nor user name shows it: of a telephone number, a
 * mailbox, a number of an employee, another name. Null: what was found is on show anyway.
 */
export function whatMatched(entry: Entry, { words }: SearchWords): string | null {
  const shown = [nameOf(entry), entry.first('uid') ?? ''].map((value) => foldText(value))
  for (const word of words) {
    if (shown.some((value) => value.includes(word.text))) continue
    for (const attribute of elsewhere) {
      const found = entry.values(attribute).find((value) => foldText(value).includes(word.text))
      if (found !== undefined) return found
    }
    const { digits } = word
    const number = digits === null ? undefined : telephones(entry).find((it) => sameTelephone(it, digits))
    if (number !== undefined) return number
  }
  return null
}

const elsewhere = ['employeeNumber', 'mail', 'cn', 'givenName', 'sn', 'uid']

const telephones = (entry: Entry): string[] => [...entry.values('telephoneNumber'), ...entry.values('mobile')]

// Made once: it costs more than sorting with it.
const alphabetical = new Intl.Collator('en-US').compare

const names = ['displayName', 'cn', 'givenName', 'sn']
const identifiers = ['uid', 'employeeNumber', 'mail']

function folded(entry: Entry, attributes: string[]): string[] {
  const texts: string[] = []
  for (const attribute of attributes) for (const value of entry.values(attribute)) texts.push(foldText(value))
  return texts
}

/** Smaller is better; null: a telephone number that only looked alike to the directory. */
function scoreOf(entry: Entry, { phrase, words }: SearchWords): number | null {
  const named = folded(entry, names)
  const identified = folded(entry, identifiers)
  if (identified.includes(phrase)) return 0
  if (named.includes(phrase)) return 1
  const all = [...named, ...identified]
  let worst = named.some((name) => name.startsWith(phrase)) ? 2 : 3
  for (const word of words) {
    if (all.some((value) => hasWordStart(value, word.text))) continue
    worst = 4
    if (word.digits !== null && !all.some((v) => v.includes(word.text)) && !hasTelephone(entry, word))
      return null
  }
  return worst
}

function hasTelephone(entry: Entry, { digits }: SearchWord): boolean {
  return digits !== null && telephones(entry).some((number) => sameTelephone(number, digits))
}

function hasWordStart(value: string, word: string): boolean {
  for (let at = value.indexOf(word); at >= 0; at = value.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(value[at - 1] ?? '')) return true
  }
  return false
}
