import { foldDn } from './dn.ts'
import type { Entry } from './entry.ts'
import type { Filter } from './filter.ts'
import { foldExact, foldTelephone, foldText } from './fold.ts'

/** RFC 4511, 4.5.1.7: null is Undefined, which `not` leaves Undefined, and which selects nothing. */
type Truth = boolean | null

/** What the assertion and the values of an attribute are compared by. */
interface Rule {
  /** Null: the text is not of this syntax. */
  fold(text: string): string | null
  /** Of a part of a value, with one space kept at an edge inside it; null: there is no rule for parts. */
  foldPart: ((part: string, keep: { start?: boolean; end?: boolean }) => string) | null
  order: ((a: string, b: string) => number) | null
}

const text: Rule = { fold: (value) => foldText(value), foldPart: foldText, order: null }
/** Names of classes and types of methods: their schema has no rule for parts of them. */
const keyword: Rule = { ...text, foldPart: null }
const exactText: Rule = { fold: (value) => foldExact(value), foldPart: null, order: null }
/** With a rule for parts. */
const exactParts: Rule = { ...exactText, foldPart: foldExact }
const telephone: Rule = { fold: foldTelephone, foldPart: foldTelephone, order: null }
const dn: Rule = { fold: tryFoldDn, foldPart: null, order: null }
const integer: Rule = {
  // RFC 4517, 3.3.16: no zeros before.
  fold: (value) => (/^(0|-?[1-9]\d*)$/.test(value) ? value : null),
  foldPart: null,
  order: (a, b) => (BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0),
}
const time: Rule = { fold: foldTime, foldPart: null, order: (a, b) => (a < b ? -1 : a > b ? 1 : 0) }

const ruleOfAttribute = new Map<string, Rule>([
  ...['member', 'memberof', 'uniquemember', 'manager', 'owner', 'secretary', 'seealso', 'entrydn'].map(
    (name): [string, Rule] => [name, dn],
  ),
  ...['telephonenumber', 'mobile', 'homephone', 'pager', 'facsimiletelephonenumber'].map(
    (name): [string, Rule] => [name, telephone],
  ),
  ...['securityinfoversion', 'uidnumber', 'gidnumber', 'useraccountcontrol'].map((name): [string, Rule] => [
    name,
    integer,
  ]),
  ...[
    'createtimestamp',
    'modifytimestamp',
    'pwdaccountlockedtime',
    'pwdchangedtime',
    'securityinforeregister',
    'securityinfosessionsrevoked',
  ].map((name): [string, Rule] => [name, time]),
  ['securityinfomethod', exactParts],
  ...['securityinfodefault', 'securityinfosecret', 'securityinfopass', 'securityinfopolicydocument'].map(
    (name): [string, Rule] => [name, exactText],
  ),
  ...['objectclass', 'structuralobjectclass', 'securityinfomethodtype'].map((name): [string, Rule] => [
    name,
    keyword,
  ]),
])

const bitAnd = '1.2.840.113556.1.4.803'
const bitOr = '1.2.840.113556.1.4.804'
const ruleByName = new Map<string, Rule>([
  ['caseignorematch', text],
  ['2.5.13.2', text],
  ['caseignoreia5match', text],
  ['1.3.6.1.4.1.1466.109.114.2', text],
  ['caseexactmatch', exactText],
  ['2.5.13.5', exactText],
  ['caseexactia5match', exactText],
  ['1.3.6.1.4.1.1466.109.114.1', exactText],
  ['distinguishednamematch', dn],
  ['2.5.13.1', dn],
  ['telephonenumbermatch', telephone],
  ['2.5.13.20', telephone],
  ['integermatch', integer],
  ['2.5.13.14', integer],
  ['generalizedtimematch', time],
  ['2.5.13.27', time],
])

/**
 * What a directory would answer for this entry: three-valued logic, text without regard to case and runs of
 * spaces, DNs and telephone numbers by their own rules. An absent attribute does not match; what can't be
 * decided (an unknown rule, text that is no number) is Undefined.
 */
export function matches(filter: Filter, entry: Entry): boolean {
  return truth(filter, entry) === true
}

function truth(filter: Filter, entry: Entry): Truth {
  switch (filter.kind) {
    case 'and':
      return every(filter.of, entry)
    case 'or':
      return some(filter.of, entry)
    case 'not': {
      const of = truth(filter.of, entry)
      return of === null ? null : !of
    }
    case 'present':
      return entry.has(filter.attribute)
    case 'equal':
    case 'approx':
      return equals(ruleOf(filter.attribute), entry.values(filter.attribute), filter.value)
    case 'gte':
    case 'lte':
      return ordered(filter.kind, ruleOf(filter.attribute), entry.values(filter.attribute), filter.value)
    case 'substrings':
      return hasSubstrings(filter, entry)
    case 'extensible':
      return extensible(filter, entry)
  }
}

function every(of: Filter[], entry: Entry): Truth {
  let all: Truth = true
  for (const filter of of) {
    const one = truth(filter, entry)
    if (one === false) return false
    if (one === null) all = null
  }
  return all
}

function some(of: Filter[], entry: Entry): Truth {
  let any: Truth = false
  for (const filter of of) {
    const one = truth(filter, entry)
    if (one === true) return true
    if (one === null) any = null
  }
  return any
}

function ruleOf(attribute: string): Rule {
  return ruleOfAttribute.get(attribute.toLowerCase().split(';')[0] ?? '') ?? text
}

function equals(rule: Rule, values: string[], asserted: string): Truth {
  const wanted = rule.fold(asserted)
  return wanted === null ? null : values.some((value) => rule.fold(value) === wanted)
}

function ordered(kind: 'gte' | 'lte', rule: Rule, values: string[], asserted: string): Truth {
  const wanted = rule.fold(asserted)
  const { order } = rule
  if (order === null || wanted === null) return null
  return values.some((value) => {
    const folded = rule.fold(value)
    if (folded === null) return false
    const difference = order(folded, wanted)
    return kind === 'gte' ? difference >= 0 : difference <= 0
  })
}

function hasSubstrings(filter: Filter & { kind: 'substrings' }, entry: Entry): Truth {
  const rule = ruleOf(filter.attribute)
  const { foldPart } = rule
  if (foldPart === null) return null
  const initial = filter.initial === null ? '' : foldPart(filter.initial, { end: true })
  const any = filter.any.map((part) => foldPart(part, { start: true, end: true }))
  const final = filter.final === null ? '' : foldPart(filter.final, { start: true })
  return entry.values(filter.attribute).some((value) => {
    const folded = rule.fold(value) ?? ''
    if (!folded.startsWith(initial)) return false
    let position = initial.length
    for (const part of any) {
      const found = folded.indexOf(part, position)
      if (found < 0) return false
      position = found + part.length
    }
    return folded.length - position >= final.length && folded.endsWith(final)
  })
}

function extensible(filter: Filter & { kind: 'extensible' }, entry: Entry): Truth {
  const name = filter.rule?.toLowerCase()
  if (filter.attribute === null || filter.dnAttributes) return null
  const values = entry.values(filter.attribute)
  if (name === bitAnd || name === bitOr) {
    const bits = integer.fold(filter.value)
    if (bits === null) return null
    return values.some((value) => {
      const number = integer.fold(value)
      if (number === null) return false
      const common = BigInt(number) & BigInt(bits)
      return name === bitAnd ? common === BigInt(bits) : common !== 0n
    })
  }
  const rule = name === undefined ? ruleOf(filter.attribute) : ruleByName.get(name)
  return rule === undefined ? null : equals(rule, values, filter.value)
}

function tryFoldDn(value: string): string | null {
  try {
    return foldDn(value)
  } catch {
    return null
  }
}

/** Generalized time in UTC with seconds, so that text order is time order; null for what is none. */
function foldTime(value: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,](\d+))?(Z|[+-]\d\d(?:\d\d)?)$/.exec(value)
  if (!found) return null
  const [, year, month, day, hour, minute = '00', second = '00', fraction = '', zone = 'Z'] = found
  // The moment that the password policy overlay uses for "forever" is before any Date's four-digit year rules.
  if (zone === 'Z') return `${year}${month}${day}${hour}${minute}${second}.${fraction.replace(/0+$/, '')}`
  const offset = `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  if (Number.isNaN(moment.getTime())) return null
  return `${moment.toISOString().replace(/[-:T]/g, '').slice(0, 14)}.${fraction.replace(/0+$/, '')}`
}
