import { CallError } from '../queries/client.ts'

/** What is wrong with a number or an address, as main says it; null: the error is another one. */
export function problemOf(error: Error | null, code: 'bad-number' | 'bad-address'): string | null {
  if (!(error instanceof CallError) || error.code !== code) return null
  return String(error.detail['problem'] ?? 'invalid')
}

/** The one of these that is meant; `general` where it is none of them. */
export function oneOf<T extends string>(known: readonly T[], said: string, general: T): T {
  return known.find((one) => one === said) ?? general
}

/** The country that a number turned out to be of: a calling code of its own outdoes the choice. */
export function countryOf(error: Error | null, language: string): string {
  const code = error instanceof CallError ? String(error.detail['country'] ?? '') : ''
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}
