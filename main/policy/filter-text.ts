import { z } from 'zod'
import type { Filter } from '../directory/filter.ts'
import { parseFilter } from '../directory/filter-parse.ts'
import { ConsoleError } from '../errors.ts'

/** A filter as the policy's document writes it (RFC 4515). */
export const filterText = z.string().transform((text, context): Filter => {
  try {
    return parseFilter(text)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})
