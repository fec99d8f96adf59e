import { parseDn } from './dn.ts'
import type { Entry } from './entry.ts'

/** What a person may be called by, the best first. */
export const nameAttributes = ['displayName', 'cn', 'uid', 'mail'] as const

/** What to call a person of whom the directory may not hold a name. */
export const nameOf = (entry: Entry): string =>
  nameAmong(
    (name) => entry.first(name),
    () => entry.dn,
  )

/** @param first an attribute's first value, or null */
export function nameAmong(first: (name: string) => string | null, dn: () => string): string {
  const found = nameAttributes.map((name) => first(name)?.trim())
  return found.find((name) => name) ?? nameFromDn(dn())
}

/** As the user display greets them. */
export const firstNameOf = (entry: Entry): string =>
  entry.first('givenName')?.trim() || (nameOf(entry).split(' ')[0] ?? '')

/** What the account is called in an app on the user's device. */
export const accountOf = (entry: Entry): string => entry.first('uid') ?? entry.first('mail') ?? nameOf(entry)

/** The value of the first part of a DN; what is no DN is told as it is. */
export function nameFromDn(dn: string): string {
  try {
    return parseDn(dn)[0]?.[0]?.value || dn
  } catch {
    return dn
  }
}
