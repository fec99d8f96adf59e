import { ConsoleError } from '../errors.ts'
import { readMailbox } from '../messaging/mailbox.ts'

export interface TypedAddress {
  address: string
  /** The account's own mailboxes: who lost the password can't read a code there. */
  ownMailboxes: readonly string[]
  /** The policy allows them nevertheless. */
  ownAllowed: boolean
}

export interface ReadAddress {
  /** The domain as DNS knows it. */
  target: string
  /** The domain in its own letters. */
  display: string
}

/**
 * One mailbox that a code can go to.
 * @throws ConsoleError bad-address, with `detail.problem` (MailboxProblem, or own-mailbox)
 */
export function readEmailAddress({ address, ownMailboxes, ownAllowed }: TypedAddress): ReadAddress {
  const { ascii, address: display } = readMailbox(address)
  if (!ownAllowed && ownMailboxes.some((own) => comparable(own) === comparable(ascii)))
    throw new ConsoleError('bad-address', 'This is the account’s own mailbox.', { problem: 'own-mailbox' })
  return { target: ascii, display }
}

/** A stored address as people write it; what is none is shown as it stands. */
export function displayAddress(target: string): string {
  return mailboxOf(target)?.address ?? target
}

/** No mail system in use tells capital and small letters apart, whatever RFC 5321 says. */
function comparable(address: string): string {
  return (mailboxOf(address)?.ascii ?? address.trim()).toLowerCase()
}

function mailboxOf(address: string): { address: string; ascii: string } | null {
  try {
    return readMailbox(address)
  } catch (error) {
    if (error instanceof ConsoleError) return null
    throw error
  }
}
