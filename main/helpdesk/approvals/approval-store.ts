import { childDn, sameDn } from '../../directory/dn.ts'
import { equal } from '../../directory/filter.ts'
import { ConsoleError, isCode } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import type { Grant, Grants } from '../protection.ts'
import { type ApprovalDocument, readApproval, type StoredApproval, stateOf } from './approval-document.ts'
import { refused, requireUsable } from './approval-rules.ts'

export interface ApprovalStore extends Grants {
  /** All that can be understood, in one search. */
  list(desk: Desk): Promise<StoredApproval[]>
  /** @throws ConsoleError not-found */
  read(desk: Desk, id: string): Promise<StoredApproval>
  add(desk: Desk, document: ApprovalDocument): Promise<void>
  /** @throws ConsoleError approval-refused: somebody else wrote since it was read */
  replace(desk: Desk, before: StoredApproval, change: Partial<ApprovalDocument>): Promise<ApprovalDocument>
  remove(desk: Desk, stored: StoredApproval): Promise<void>
  /** Also of one whose change turns out, when it is settled, not to have been made. */
  failed(desk: Desk, grant: Pick<Grant, 'id'>, why: string): Promise<void>
}

export interface ApprovalStoreOptions {
  clock: () => Date
  log: (line: string) => void
}

const attributes = ['cn', 'securityInfoVersion', 'securityInfoApprovalDocument']

/** Requests for approval, as they lie in the directory for every console to see. */
export function createApprovalStore({ clock, log }: ApprovalStoreOptions): ApprovalStore {
  async function list({ connection, baseDn }: Desk): Promise<StoredApproval[]> {
    try {
      const { entries } = await connection.search(approvalsDn(baseDn), {
        scope: 'one',
        filter: equal('objectClass', 'securityInfoApproval'),
        attributes,
      })
      return entries.flatMap((entry) => readApproval(entry) ?? [])
    } catch (error) {
      // A directory that was not prepared for approvals has none.
      if (isCode(error, 'not-found')) return []
      throw error
    }
  }

  const replace: ApprovalStore['replace'] = async ({ connection }, { dn, version, document }, change) => {
    const next: ApprovalDocument = { ...document, ...change }
    try {
      await connection.modify(dn, [
        { op: 'delete', attribute: 'securityInfoVersion', values: [version] },
        { op: 'add', attribute: 'securityInfoVersion', values: [String(Number(version) + 1)] },
        { op: 'replace', attribute: 'securityInfoApprovalDocument', values: [JSON.stringify(next)] },
      ])
    } catch (error) {
      if (isCode(error, 'changed-elsewhere') || isCode(error, 'not-found')) throw refused('not-pending')
      throw error
    }
    return next
  }

  return {
    list,
    replace,
    async read(desk, id) {
      const stored = await findApproval(desk, id)
      if (!stored) throw new ConsoleError('not-found', 'There is no such approval any more.', { id })
      return stored
    },
    async add({ connection, baseDn }, document) {
      try {
        await connection.add(dnOfApproval(baseDn, document.id), {
          objectClass: ['securityInfoApproval'],
          cn: [document.id],
          securityInfoVersion: ['1'],
          securityInfoApprovalDocument: [JSON.stringify(document)],
        })
      } catch (error) {
        if (!isCode(error, 'not-found')) throw error
        throw new ConsoleError('schema-missing', `The directory has no ${approvalsDn(baseDn)}.`)
      }
    },
    remove: ({ connection }, { dn }) => connection.delete(dn),

    async find(desk, user, approvalId) {
      if (approvalId !== null) {
        const stored = await findApproval(desk, approvalId)
        if (!stored) throw refused('not-pending')
        await requireUsable(desk, stored.document, user, clock())
        return toGrant(stored.document)
      }
      for (const { document } of await list(desk)) {
        if (document.call.call !== 'add-method' || !sameDn(document.user.dn, user.dn)) continue
        if (await isUsable(requireUsable(desk, document, user, clock()))) return toGrant(document)
      }
      return null
    },
    async claim(desk, { id }) {
      const stored = await findApproval(desk, id)
      const isMine = stored && sameDn(stored.document.requester.dn, desk.operator.dn)
      if (!isMine || stateOf(stored.document, clock()) !== 'approved') throw refused('not-pending')
      await replace(desk, stored, { state: 'carried-out', endedAt: clock().toISOString() })
    },
    async failed(desk, { id }, why) {
      try {
        const stored = await findApproval(desk, id)
        if (stored?.document.state !== 'carried-out') return
        await replace(desk, stored, { state: 'failed', why, endedAt: clock().toISOString() })
      } catch (error) {
        log(`approval ${id} could not be marked as failed (${why}): ${(error as Error).message}`)
      }
    },
  }
}

/** Null: there is none any more, or none that can be understood. */
export async function findApproval(
  { connection, baseDn }: Pick<Desk, 'connection' | 'baseDn'>,
  id: string,
): Promise<StoredApproval | null> {
  const entry = await connection.read(dnOfApproval(baseDn, id), attributes)
  return entry && readApproval(entry)
}

const approvalsDn = (baseDn: string): string =>
  childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn))

const dnOfApproval = (baseDn: string, id: string): string => childDn('cn', id, approvalsDn(baseDn))

function toGrant({ id, verificationId, evidence, case: about, number, decidedAt }: ApprovalDocument): Grant {
  return { id, verificationId, evidence, case: about, number, decidedAt: decidedAt ?? '' }
}

/** One that does not fit is as good as none; a directory that does not answer is something else. */
async function isUsable(check: Promise<void>): Promise<boolean> {
  try {
    await check
    return true
  } catch (error) {
    if (isCode(error, 'approval-refused') || isCode(error, 'hold-not-over')) return false
    throw error
  }
}
