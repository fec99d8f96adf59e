import { domainToASCII, domainToUnicode } from 'node:url'
import { ConsoleError } from '../errors.ts'

export interface Mailbox {
  /** As people write it, with the domain's own letters. */
  address: string
  /** With the domain as DNS knows it (RFC 5891): what gateways are given. */
  ascii: string
}

export type MailboxProblem = 'empty' | 'line-break' | 'at-sign' | 'characters' | 'domain' | 'too-long'

/** RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all. */
const longestLocal = 64
const longest = 254
/** Dot-atoms (RFC 5322, 3.2.3) and letters of every script (RFC 6532). Quoted names are refused: who has one? */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/**
 * One mailbox and nothing else. A line break in an address once brought somebody else the mail, quotes and
 * commas make two addresses of one, and of two @ nobody knows which one counts: all are refused.
 * @throws ConsoleError bad-address, with `detail.problem` (MailboxProblem)
 */
export function readMailbox(typed: string): Mailbox {
  // Looked for before anything is trimmed: one at the end is as bad as one in the middle.
  if (/[\r\n\u0085\u2028\u2029\0]/u.test(typed)) throw bad('line-break')
  const text = typed.trim().normalize('NFC')
  if (text === '') throw bad('empty')
  const parts = text.split(/[@＠]/u)
  const [local = '', domain = ''] = parts
  if (parts.length !== 2 || local === '' || domain === '') throw bad('at-sign')
  if (!localPart.test(local)) throw bad('characters')
  const asciiDomain = readDomain(domain)
  const ascii = `${local}@${asciiDomain}`
  if (Buffer.byteLength(local) > longestLocal || Buffer.byteLength(ascii) > longest) throw bad('too-long')
  return { address: `${local}@${domainToUnicode(asciiDomain)}`, ascii }
}

function readDomain(domain: string): string {
  const ascii = /[\s/\\:?#[\]%]/u.test(domain) ? '' : domainToASCII(domain.toLowerCase())
  const labels = ascii.split('.')
  const isName = labels.length > 1 && labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))
  // What looks like an IP address is no domain: its last label is a number.
  if (!isName || /^\d+$/.test(labels.at(-1) ?? '')) throw bad('domain')
  return ascii
}

function bad(problem: MailboxProblem): ConsoleError {
  return new ConsoleError('bad-address', `Not an address: ${problem}`, { problem })
}
