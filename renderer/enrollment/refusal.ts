import { CallError } from '../queries/client.ts'

/** What is wrong with a number or an address, as main says it; null: the error is another one. */
export function problemOf(error: Error | null, code: 'bad-number' | 'bad-address'): string | null {
  if (!(error instanceof CallError) || error.code !== code) return null
  return String(error.detail['problem'] ?? 'invalid')
}

/** The one of these that is meant, or the last, which says it in general. */
export function oneOf<T extends string>(known: readonly [...T[], T], said: string, general: T): T {
  return known.find((one) => one === said) ?? general
}
