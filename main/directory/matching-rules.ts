import { foldDn } from './dn.ts'
import type { Item } from './filter.ts'
import { foldExact, foldTelephone, foldText } from './fold.ts'

/** What the assertion and the values of an attribute are compared by. */
export interface Rule {
  /** Of the values that it compares: a rule named in a filter has to be one for the attribute's. */
  syntax: 'text' | 'ia5' | 'dn' | 'telephone' | 'integer' | 'time' | 'oid'
  /** Null: the text is not of this syntax. */
  fold(text: string): string | null
  /** Of a part of a value, with one space kept at an edge inside it; null: there is no rule for parts. */
  foldPart: ((part: string, keep: { start?: boolean; end?: boolean }) => string) | null
  order: ((a: string, b: string) => number) | null
}

const text: Rule = {
  syntax: 'text',
  // RFC 4517, 3.3.6: there is no empty text, so that nothing can be the same.
  fold: (value) => (value === '' ? null : foldText(value)),
  foldPart: foldText,
  order: null,
}
/** Types of methods: their schema has no rule for parts of them. */
const keyword: Rule = { ...text, foldPart: null }
/** Names of classes. */
const oid: Rule = { ...keyword, syntax: 'oid' }
const exactText: Rule = { ...keyword, fold: (value) => (value === '' ? null : foldExact(value)) }
/** With a rule for parts. */
const exactParts: Rule = { ...exactText, foldPart: foldExact }
const ia5: Rule = { ...text, syntax: 'ia5' }
const exactIa5: Rule = { ...exactText, syntax: 'ia5' }
const telephone: Rule = {
  ...text,
  syntax: 'telephone',
  fold: (value) => (value === '' ? null : foldTelephone(value)),
  foldPart: foldTelephone,
}
const dn: Rule = { syntax: 'dn', fold: tryFoldDn, foldPart: null, order: null }
export const integer: Rule = {
  syntax: 'integer',
  // RFC 4517, 3.3.16: no zeros before.
  fold: (value) => (/^(0|-?[1-9]\d*)$/.test(value) ? value : null),
  foldPart: null,
  order: (a, b) => (BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0),
}
const time: Rule = {
  syntax: 'time',
  fold: foldTime,
  foldPart: null,
  order: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
}

const forAll = (rule: Rule, names: string): [string, Rule][] =>
  names.split(' ').map((name) => [name.toLowerCase(), rule])

/** Those of other attributes are taken for text, whatever rule a filter names for them. */
const ruleOfAttribute = new Map<string, Rule>([
  ...forAll(
    text,
    'cn sn givenName initials displayName uid employeeType employeeNumber departmentNumber title',
  ),
  ...forAll(text, 'description roomNumber preferredLanguage o ou l st street postalCode'),
  ...forAll(ia5, 'mail dc'),
  ...forAll(dn, 'member memberOf uniqueMember manager owner secretary seeAlso entryDN'),
  ...forAll(telephone, 'telephoneNumber mobile homePhone pager facsimileTelephoneNumber'),
  ...forAll(integer, 'securityInfoVersion uidNumber gidNumber userAccountControl accountExpires pwdLastSet'),
  ...forAll(
    time,
    'createTimestamp modifyTimestamp whenCreated whenChanged pwdAccountLockedTime pwdChangedTime',
  ),
  ...forAll(time, 'securityInfoReregister securityInfoSessionsRevoked securityInfoLastReset'),
  ...forAll(exactParts, 'securityInfoMethod'),
  ...forAll(exactText, 'securityInfoDefault securityInfoSecret securityInfoPass securityInfoPolicyDocument'),
  ...forAll(oid, 'objectClass structuralObjectClass'),
  ...forAll(keyword, 'securityInfoMethodType'),
])

/** Active Directory's, also known to OpenLDAP. */
export const bitAnd = '1.2.840.113556.1.4.803'
export const bitOr = '1.2.840.113556.1.4.804'
const ruleByName = new Map<string, Rule>([
  ['caseignorematch', text],
  ['2.5.13.2', text],
  ['caseignoreia5match', ia5],
  ['1.3.6.1.4.1.1466.109.114.2', ia5],
  ['caseexactmatch', exactText],
  ['2.5.13.5', exactText],
  ['caseexactia5match', exactIa5],
  ['1.3.6.1.4.1.1466.109.114.1', exactIa5],
  ['distinguishednamematch', dn],
  ['2.5.13.1', dn],
  ['telephonenumbermatch', telephone],
  ['2.5.13.20', telephone],
  ['integermatch', integer],
  ['2.5.13.14', integer],
  ['generalizedtimematch', time],
  ['2.5.13.27', time],
])

export function ruleOf(attribute: string): Rule {
  return ruleOfAttribute.get(nameOf(attribute)) ?? text
}

/** Without options (RFC 4512, 2.5). */
export function nameOf(attribute: string): string {
  return attribute.toLowerCase().split(';')[0] ?? ''
}

/** The parts that a value is searched for, as its rule has them; null: it has none for parts. */
export function foldedParts({ attribute, initial, any, final }: Item & { kind: 'substrings' }) {
  const { foldPart } = ruleOf(attribute)
  if (foldPart === null) return null
  return {
    initial: initial === null ? '' : foldPart(initial, { end: true }),
    any: any.map((part) => foldPart(part, { start: true, end: true })),
    final: final === null ? '' : foldPart(final, { start: true }),
  }
}

export const isKnownRule = (name: string): boolean =>
  ruleNamed(name) !== undefined || name === bitAnd || name === bitOr

export const ruleNamed = (name: string): Rule | undefined => ruleByName.get(name.toLowerCase())

/** Another rule than the attribute's own compares nothing unless it is for values of that syntax. */
export function fitsAttribute(rule: Rule, attribute: string): boolean {
  const own = ruleOfAttribute.get(nameOf(attribute))
  if (own === undefined || own.syntax === rule.syntax) return true
  return own.syntax === 'telephone' && rule.syntax === 'text'
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
