import type { ErrorCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { type LdapResult, passwordPolicyError } from './responses.ts'

export type Operation = 'bind' | 'search' | 'compare' | 'add' | 'modify' | 'delete' | 'starttls' | 'whoami'

/** RFC 4511, 4.1.9 and appendix A: each result code in the console's words. The only place that knows them. */
const codes: Record<number, ErrorCode> = {
  3: 'time-limit',
  4: 'size-limit',
  7: 'unwilling',
  8: 'strong-authentication-required',
  10: 'referral',
  11: 'admin-limit',
  13: 'confidentiality-required',
  // The value that we read is no longer there: somebody else changed this entry.
  16: 'changed-elsewhere',
  17: 'schema-missing',
  19: 'constraint-violation',
  20: 'already-exists',
  21: 'constraint-violation',
  32: 'not-found',
  34: 'bad-arguments',
  48: 'wrong-credentials',
  49: 'wrong-credentials',
  50: 'insufficient-access',
  51: 'directory-busy',
  52: 'directory-unavailable',
  53: 'unwilling',
  64: 'constraint-violation',
  65: 'constraint-violation',
  66: 'unwilling',
  68: 'already-exists',
}

/** Active Directory's reason, as in `AcceptSecurityContext error, data 52e, v4563`. */
const activeDirectory: Record<string, { code: ErrorCode; reason?: string }> = {
  '525': { code: 'wrong-credentials' },
  '52e': { code: 'wrong-credentials' },
  '530': { code: 'unwilling', reason: 'logon-hours' },
  '531': { code: 'unwilling', reason: 'workstation' },
  '532': { code: 'password-expired' },
  '533': { code: 'account-disabled' },
  '701': { code: 'account-disabled', reason: 'account-expired' },
  '773': { code: 'password-expired', reason: 'must-change' },
  '775': { code: 'account-locked' },
}

/** Says in the console's words why the directory refused. */
export function toConsoleError(operation: Operation, result: LdapResult): ConsoleError {
  const { code, reason } = tell(operation, result)
  const diagnostic = result.diagnostic
    .replace(/[\0\s]+/g, ' ')
    .trim()
    .slice(0, 300)
  const message = `The directory refused ${operation}: result code ${result.code}${diagnostic && `, ${diagnostic}`}.`
  return new ConsoleError(code, message, {
    operation,
    resultCode: result.code,
    ...(diagnostic !== '' && { diagnostic }),
    ...(reason !== undefined && { reason }),
    ...(result.matchedDn !== '' && { matchedDn: result.matchedDn }),
    ...(result.referrals.length > 0 && { urls: result.referrals.join(' ') }),
  })
}

function tell(operation: Operation, result: LdapResult): { code: ErrorCode; reason?: string } {
  if (operation === 'bind') {
    const told = bindRefusal(result)
    if (told) return told
  }
  // Whatever the reason, the connection stays as anybody can read it, and is not used.
  if (operation === 'starttls') return { code: 'starttls-refused' }
  // A class that the schema lacks is told by OpenLDAP as a value of objectClass that is not valid.
  if (result.code === 21 && /^objectClass:/i.test(result.diagnostic)) return { code: 'schema-missing' }
  return { code: codes[result.code] ?? 'directory-error' }
}

/** Also for binds that succeed: the directory may let in only to change the password. */
export function bindRefusal(result: LdapResult): { code: ErrorCode; reason?: string } | null {
  switch (passwordPolicyError(result)) {
    case 'locked':
      return { code: 'account-locked' }
    case 'expired':
      return { code: 'password-expired' }
    case 'must-change':
      return { code: 'password-expired', reason: 'must-change' }
  }
  if (result.code === 0) return null
  const data = /\bdata ([0-9a-f]+)\b/i.exec(result.diagnostic)?.[1]?.toLowerCase()
  if (result.code === 49 && data !== undefined) return activeDirectory[data] ?? null
  // 389 Directory Server and FreeIPA.
  if (result.code === 53 && /inactivated/i.test(result.diagnostic)) return { code: 'account-disabled' }
  if (result.code === 19 && /retry limit/i.test(result.diagnostic)) return { code: 'account-locked' }
  if (result.code === 49 && /password expired/i.test(result.diagnostic)) return { code: 'password-expired' }
  // Nothing about the name may be told apart from a wrong password.
  if (result.code === 32 || result.code === 34) return { code: 'wrong-credentials' }
  return null
}
