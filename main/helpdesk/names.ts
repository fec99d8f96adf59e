import { parseDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'

/** What to call a person of whom the directory may not hold a name. */
export function nameOf(entry: Entry): string {
  const found = ['displayName', 'cn', 'uid', 'mail'].map((name) => entry.first(name)?.trim())
  return found.find((name) => name) ?? nameFromDn(entry.dn)
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
