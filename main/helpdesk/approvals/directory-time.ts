import { childDn } from '../../directory/dn.ts'
import { readGeneralizedTime } from '../../directory/security-info-values.ts'
import { ConsoleError, isCode } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { approvalsDn } from './approval-places.ts'

/** What time it is by the directory's own clock. Null: it can't be had. */
export type DirectoryTime = (desk: Desk, approvalId: string) => Promise<Date | null>

/**
 * Directories tell no time, but they stamp what is written (RFC 4512, 3.4): an entry is added, its stamp read, and the
 * entry taken away. It holds no document, so that no console takes it for an approval.
 */
export const directoryTime: DirectoryTime = async ({ connection, baseDn }, approvalId) => {
  const cn = `time-${approvalId}`
  const dn = childDn('cn', cn, approvalsDn(baseDn))
  const add = () => connection.add(dn, { objectClass: ['securityInfoApproval'], cn: [cn] })
  try {
    await add().catch(async (error: unknown) => {
      // A console was killed before it took its own away: that one tells of another time.
      if (!isCode(error, 'already-exists')) throw error
      await connection.delete(dn)
      await add()
    })
    const stamp = (await connection.read(dn, ['createTimestamp']))?.first('createTimestamp')
    await connection.delete(dn)
    const time = stamp == null ? null : readGeneralizedTime(stamp)
    return time === null ? null : new Date(time)
  } catch (error) {
    if (error instanceof ConsoleError && refusals.has(error.code)) return null
    throw error
  }
}

/** It does not let us. What is lost, or late, says nothing yet. */
const refusals = new Set<string>(['insufficient-access', 'unwilling', 'already-exists', 'not-found'])
