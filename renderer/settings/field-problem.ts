import { CallError } from '../queries/client.ts'

/** What main could not accept of a form: in which field, and why. */
export interface Refusal {
  field: string
  problem: string
}

/** Null where the error is about something else than a field. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof CallError) || error.code !== 'bad-settings') return null
  const { field, problem } = error.detail
  return { field: String(field ?? ''), problem: String(problem ?? '') }
}

/** The properties by which Fluent's Field shows a problem; none without one. */
export const validation = (message: string | undefined) =>
  message === undefined ? {} : { validationState: 'error' as const, validationMessage: message }
