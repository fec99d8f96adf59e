import { createPrivateKey } from 'node:crypto'
import type { SmtpDraft, TwilioDraft } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readMailbox } from './mailbox.ts'

/** What an administrator typed of a gateway, put in order, or refused with the field that is wrong. */

export function bad(field: string, problem: string): ConsoleError {
  return new ConsoleError('bad-settings', `${field}: ${problem}`, { field, problem })
}

/** @throws ConsoleError bad-settings */
export function checkTwilio(draft: TwilioDraft): TwilioDraft {
  const read = (field: 'accountSid' | 'keySid' | 'serviceSid', prefix: string) => {
    const text = draft[field].trim()
    if (!new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i').test(text)) throw bad(field, 'not-a-sid')
    return text
  }
  return {
    ...draft,
    accountSid: read('accountSid', 'AC'),
    keySid: read('keySid', 'SK'),
    serviceSid: read('serviceSid', 'VA'),
    sender: readSender(draft.sender ?? ''),
  }
}

/** A number, however its digits are set apart, or the SID of a messaging service. */
function readSender(typed: string): string | null {
  const text = typed.replace(/[\p{Zs}()./-]/gu, '')
  if (text === '') return null
  if (/^\+[1-9]\d{6,14}$/.test(text) || isMessagingService(text)) return text
  throw bad('sender', 'not-a-sender')
}

export const isMessagingService = (sender: string): boolean => /^MG[0-9a-f]{32}$/i.test(sender)

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i
const loopback = ['localhost', '127.0.0.1', '::1']

/** @throws ConsoleError bad-settings */
export function checkSmtp(draft: SmtpDraft): SmtpDraft {
  const host = draft.host.trim()
  if (!hostName.test(host) && host !== '::1') throw bad('host', 'not-a-host')
  const userName = draft.userName?.trim() || null
  // A password in the clear would be anybody's on the way.
  if (draft.security === 'none' && userName !== null && !loopback.includes(host))
    throw bad('security', 'password-in-clear')
  return { ...draft, host, userName, from: checkFrom(draft.from), dkim: draft.dkim && checkDkim(draft.dkim) }
}

function checkFrom(from: string): string {
  try {
    return readMailbox(from).address
  } catch (error) {
    throw bad('from', error instanceof ConsoleError ? String(error.detail?.problem) : 'not-an-address')
  }
}

function checkDkim(dkim: NonNullable<SmtpDraft['dkim']>): NonNullable<SmtpDraft['dkim']> {
  const domain = dkim.domain.trim()
  const selector = dkim.selector.trim()
  if (!hostName.test(domain)) throw bad('dkimDomain', 'not-a-host')
  if (!hostName.test(selector.replaceAll('_', '-'))) throw bad('dkimSelector', 'not-a-selector')
  if (dkim.privateKey !== null && !isPrivateKey(dkim.privateKey)) throw bad('dkimPrivateKey', 'not-a-key')
  return { domain, selector, privateKey: dkim.privateKey }
}

/** RSA as PEM, of at least 1024 bits (RFC 8301, 3.2). With Ed25519 nodemailer would leave a mail unsigned and say nothing. */
function isPrivateKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem)
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 1024
  } catch {
    return false
  }
}
