import type { AuditAction } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { SecurityInfoChange } from '../../directory/security-info-change.ts'
import type { StoredMethod } from '../../directory/security-info-values.ts'
import { describeTime } from '../../messaging/notice-values.ts'
import { lineOf } from '../../methods/line.ts'

/** What notices say, in the language in which messages go out. */

export interface Described {
  /** As it was before the change. */
  entry: Entry
  change: SecurityInfoChange
  action: AuditAction
}

/** What became of the account, as the user reads it; null: nothing that they must be told of. */
export function describeChange({ entry, change, action }: Described): string | null {
  const { methods } = parseSecurityInfo(entry)
  const { add = [], remove = [], update = [] } = change
  const gone = methods.filter(({ id }) => remove.includes(id))
  const next = methods.find(({ id }) => id === change.defaultId)
  const parts = [
    ...became(add, action === 'restore-method' ? 'restored' : 'added'),
    ...became(gone, 'removed'),
    ...update.flatMap((method) => renamed(methods, method)),
    ...(next && action === 'change-default' ? [`${named(next)} became the default sign-in method`] : []),
    ...(change.repair ? ['entries that nobody could read were removed'] : []),
    ...(change.reregister instanceof Date
      ? ['you will be asked to set up your sign-in methods at your next sign-in']
      : []),
    ...(change.reregister === null ? ['you no longer have to set up your sign-in methods again'] : []),
    ...(change.revokeSessions ? ['all sessions were ended'] : []),
    ...(change.pass ? ['a temporary access pass was issued'] : []),
    ...(change.pass === null ? ['the temporary access pass was deleted'] : []),
    ...(change.flag?.add.some(({ kind }) => kind === 'caller-failed')
      ? ['somebody asked for help with it but could not prove that they are you']
      : []),
  ]
  if (parts.length === 0) return null
  const told = list(parts)
  return action === 'lost-device' ? `a device was reported lost, so ${told}` : told
}

/** Of a change that was approved and waits: the user can still object. */
export const describeHold = (until: Date, timeZone?: string): string =>
  `a change to it was approved and takes effect on ${describeTime(until, timeZone)}`

type Named = Pick<StoredMethod, 'type' | 'label' | 'target'>

function became(methods: readonly Named[], what: 'added' | 'removed' | 'restored'): string[] {
  const [only] = methods
  if (!only) return []
  if (methods.length > 1) return [`${methods.length} sign-in methods were ${what}`]
  return [`${named(only)} was ${what}`]
}

function renamed(methods: readonly StoredMethod[], after: StoredMethod): string[] {
  const before = methods.find(({ id }) => id === after.id)
  // Else only its last test was written: the code itself told them of that.
  return before && before.label !== after.label ? [`${named(before)} is called “${after.label}” now`] : []
}

/** Numbers and mailboxes only in part: whoever has the old number now need not learn the new one. */
function named({ type, label, target }: Named): string {
  switch (type) {
    case 'authenticator-app':
      return `the authenticator app “${label}”`
    case 'push':
      return `the device “${label}”`
    case 'text':
      return `the number ending in ${lastDigits(target)} for text messages`
    case 'call':
      return `the number ending in ${lastDigits(target)} for phone calls`
    case 'email':
      return `the mailbox at ${target?.split('@')[1] ?? 'another address'}`
    case 'security-questions':
      return 'the set of security questions'
  }
}

const lastDigits = (target = ''): string => lineOf(target).slice(-2)

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
