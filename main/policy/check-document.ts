import type { z } from 'zod'
import { type JsonLines, lineOfSyntaxError, readJsonLines } from './json-lines.ts'

/** Where a document is not what it should be: `line` counts from 1. */
export interface Fault {
  line: number
  problem: string
}

/** Reads a JSON document that people write by hand, or says on which line it is at fault, and how. */
export function checkDocument<T>(json: string, schema: z.ZodType<T>): { value: T } | { fault: Fault } {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { fault: { line: lineOfSyntaxError(json, error), problem: 'this is not JSON' } }
  }
  const lines = readJsonLines(json)
  if (lines.repeated)
    return { fault: { line: lines.repeated.line, problem: `"${lines.repeated.name}" stands twice` } }
  const parsed = schema.safeParse(value)
  return parsed.success ? { value: parsed.data } : { fault: firstFault(parsed.error, lines) }
}

function firstFault(error: z.ZodError, lines: JsonLines): Fault {
  const issue = error.issues[0]
  if (!issue) return { line: 1, problem: 'not understood' }
  const where = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  const place = where.join('').replace(/^\./, '')
  const line = lines.lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path)
  return { line, problem: place === '' ? issue.message : `${place}: ${issue.message}` }
}
