import { parseDn } from './dn.ts'
import type { Entry } from './entry.ts'
import type { Filter, Item } from './filter.ts'
import {
  bitAnd,
  bitOr,
  fitsAttribute,
  foldedParts,
  integer,
  nameOf,
  type Rule,
  ruleNamed,
  ruleOf,
} from './matching-rules.ts'

/** RFC 4511, 4.5.1.7: null is Undefined, which `not` leaves Undefined, and which selects nothing. */
type Truth = boolean | null

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
    default:
      return filter.undecidable ? null : compared(filter, entry)
  }
}

function compared(filter: Item, entry: Entry): Truth {
  switch (filter.kind) {
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

function hasSubstrings(filter: Item & { kind: 'substrings' }, entry: Entry): Truth {
  const parts = foldedParts(filter)
  if (parts === null) return null
  const { initial, any, final } = parts
  const { fold } = ruleOf(filter.attribute)
  return entry.values(filter.attribute).some((value) => {
    const folded = fold(value) ?? ''
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
  const { attribute, value } = filter
  if (attribute === null) return null
  const values = filter.dnAttributes
    ? [...entry.values(attribute), ...valuesInDn(entry.dn, attribute)]
    : entry.values(attribute)
  if (filter.rule === bitAnd || filter.rule === bitOr)
    return fitsAttribute(integer, attribute) ? hasBits(filter.rule, values, value) : null
  const rule = filter.rule === null ? ruleOf(attribute) : ruleNamed(filter.rule)
  return rule === undefined || !fitsAttribute(rule, attribute) ? null : equals(rule, values, value)
}

function hasBits(name: string, values: string[], asserted: string): Truth {
  const bits = integer.fold(asserted)
  if (bits === null) return null
  return values.some((value) => {
    const number = integer.fold(value)
    if (number === null) return false
    const common = BigInt(number) & BigInt(bits)
    return name === bitAnd ? common === BigInt(bits) : common !== 0n
  })
}

/** RFC 4511, 4.5.1.7.7: what the entry's name says counts as well, at any level of it. */
function valuesInDn(dn: string, attribute: string): string[] {
  const name = nameOf(attribute)
  return parseDn(dn)
    .flat()
    .filter((part) => part.attribute.toLowerCase() === name)
    .map(({ value }) => value)
}
