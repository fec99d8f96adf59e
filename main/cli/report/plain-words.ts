import type { ErrorCode, ErrorData, PartialReason } from '../../../preload/contract.ts'
import { ConsoleError } from '../../errors.ts'

/** Where the error's own line is not said for the one who reads a log in the morning. */
const words: Partial<Record<ErrorCode, string>> = {
  'wrong-credentials': 'the directory did not take the user name or the password',
  'account-locked': 'the account that signs in is locked',
  'account-disabled': 'the account that signs in is disabled',
  'password-expired': 'the password of the account that signs in has expired or must be changed',
  'no-console-role': 'the account that signs in has no role in the console: add it to the group of auditors',
  'name-not-unique': 'several accounts have this user name: give the DN of the one that signs in',
  'name-lookup-refused':
    'the directory finds nobody by user name before sign-in: give the DN of who signs in',
  'base-not-found':
    'the directory has no entry with this base DN, or hides it before sign-in: give the DN of who signs in',
  'starttls-refused': 'the directory does not offer StartTLS, so nothing was sent to it',
  'directory-lost': 'the connection to the directory was lost',
  'directory-timeout': 'the directory did not answer in time',
  'insufficient-access': 'the directory does not let this account read what the report needs',
  'schema-missing': 'the directory has not been prepared: its schema lacks security info',
  'policy-missing': 'there is no policy in the directory',
}

const reasons: Record<PartialReason, string> = {
  'size-limit': 'the directory gives no more people than its size limit',
  'time-limit': 'the directory did not answer within its time limit',
  'admin-limit': "the directory refused to go on, by its administrator's limit",
  lost: 'the connection to the directory was lost on the way',
  'no-paging': 'the directory gives no more people at once than its size limit, and has no pages',
}

/** Why, in one line, without the full stop; never with a secret. */
export function plainWords(error: unknown): string {
  if (!(error instanceof ConsoleError)) return error instanceof Error ? error.message : String(error)
  return wordsOf(error.toData())
}

export function wordsOf({ code, message, detail }: ErrorData): string {
  if (code === 'policy-invalid')
    return `the policy in the directory is not valid: line ${detail?.line}: ${detail?.problem}`
  const plain = words[code]
  const own = message.replace(/\.$/, '')
  return plain === undefined ? own : `${plain} (${own})`
}

export const whyPartial = (why: PartialReason | null): string =>
  why === null ? 'some people are missing' : reasons[why]
