import { z } from 'zod'
import type { Filter, Item } from '../directory/filter.ts'
import { parseFilter } from '../directory/filter-parse.ts'
import { foldedParts, isKnownRule, ruleOf } from '../directory/matching-rules.ts'
import { ConsoleError } from '../errors.ts'
import { leavesOf } from './attributes.ts'

/** A filter as the policy's document writes it (RFC 4515). */
export const filterText = z.string().transform((text, context): Filter => {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  try {
    const filter = parseFilter(text)
    const problem = leavesOf(filter)
      .map(beyondUs)
      .find((found) => found !== null)
    return problem === undefined ? filter : refuse(problem)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    return refuse(error.message)
  }
})

/** A card asks it of one entry, a report asks it of the directory: what could be answered in two ways is refused. */
function beyondUs(item: Item): string | null {
  switch (item.kind) {
    case 'approx':
      return `(${item.attribute}~=…): what is alike differs from directory to directory; use "="`
    case 'gte':
    case 'lte':
      return ruleOf(item.attribute).order ? null : `${item.attribute} has no order that this console knows`
    case 'substrings':
      return isBlankAnywhere(item)
        ? `${item.attribute}: a part of nothing but blanks is found differently from directory to directory`
        : null
    case 'extensible':
      if (item.attribute === null) return `(:${item.rule}:=…) names no attribute`
      return item.rule === null || isKnownRule(item.rule)
        ? null
        : `this console does not know the matching rule ${item.rule}`
    default:
      return null
  }
}

function isBlankAnywhere(item: Item & { kind: 'substrings' }): boolean {
  const parts = foldedParts(item)
  if (parts === null) return false
  return (
    parts.any.includes('') ||
    (item.initial !== null && parts.initial === '') ||
    (item.final !== null && parts.final === '')
  )
}
