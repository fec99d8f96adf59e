import { describe, expect, it } from 'vitest'
import { type Operation, toConsoleError } from '../../../main/directory/errors.ts'
import type { LdapResult } from '../../../main/directory/responses.ts'
import type { ErrorCode } from '../../../preload/contract.ts'

function refusal(code: number, diagnostic = '', more: Partial<LdapResult> = {}): LdapResult {
  return {
    code,
    diagnostic,
    matchedDn: '',
    referrals: [],
    name: null,
    value: null,
    controls: new Map(),
    ...more,
  }
}

describe('result codes', () => {
  it.each<[number, ErrorCode]>([
    [3, 'time-limit'],
    [4, 'size-limit'],
    [8, 'strong-authentication-required'],
    [10, 'referral'],
    [11, 'admin-limit'],
    [13, 'confidentiality-required'],
    [16, 'changed-elsewhere'],
    [17, 'schema-missing'],
    [19, 'constraint-violation'],
    [20, 'already-exists'],
    [21, 'constraint-violation'],
    [32, 'not-found'],
    [34, 'bad-arguments'],
    [49, 'wrong-credentials'],
    [50, 'insufficient-access'],
    [51, 'directory-busy'],
    [52, 'directory-unavailable'],
    [53, 'unwilling'],
    [65, 'constraint-violation'],
    [68, 'already-exists'],
    [1, 'directory-error'],
    [80, 'directory-error'],
    [4096, 'directory-error'],
  ])('%i is %s', (resultCode, code) => {
    expect(toConsoleError('modify', refusal(resultCode))).toMatchObject({ code, detail: { resultCode } })
  })

  it('21 for a class that there is none of means that the schema is missing', () => {
    const diagnostic = 'objectClass: value #0 invalid per syntax'
    expect(toConsoleError('modify', refusal(21, diagnostic)).code).toBe('schema-missing')
  })
})

describe('refused binds', () => {
  it.each<[number, string, ErrorCode, string?]>([
    [49, '', 'wrong-credentials'],
    [48, '', 'wrong-credentials'],
    // Nobody learns from these whether a name exists.
    [32, '', 'wrong-credentials'],
    [34, 'invalid DN', 'wrong-credentials'],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v4563',
      'wrong-credentials',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 525, v4563',
      'wrong-credentials',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 532, v4563',
      'password-expired',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 533, v4563',
      'account-disabled',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 701, v4563',
      'account-disabled',
      'account-expired',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 773, v4563',
      'password-expired',
      'must-change',
    ],
    [
      49,
      '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 775, v4563',
      'account-locked',
    ],
    [53, 'Account inactivated. Contact system administrator.', 'account-disabled'],
    [53, 'unauthenticated bind (DN with no password) disallowed', 'unwilling'],
    [19, 'Exceed password retry limit. Please try later.', 'account-locked'],
    [49, 'password expired!', 'password-expired'],
  ])('%i "%s" is %s', (resultCode, diagnostic, code, reason) => {
    const error = toConsoleError('bind', refusal(resultCode, diagnostic))
    expect(error.code).toBe(code)
    expect(error.detail?.reason).toBe(reason)
  })
})

it('keeps what the directory said, in one line and in bounds', () => {
  const error = toConsoleError(
    'search',
    refusal(1, ` two\nlines\0 ${'x'.repeat(1_000)}`, { matchedDn: 'dc=org' }),
  )
  expect(error.detail).toMatchObject({ operation: 'search' satisfies Operation, matchedDn: 'dc=org' })
  expect(error.detail?.diagnostic).toMatch(/^two lines x+$/)
  expect(String(error.detail?.diagnostic)).toHaveLength(300)
})
