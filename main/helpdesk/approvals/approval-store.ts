import { sameDn } from '../../directory/dn.ts'
import { equal } from '../../directory/filter.ts'
import { ConsoleError, isCode } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import type { Grant, Grants } from '../grants.ts'
import { type ApprovalDocument, readApproval, type StoredApproval, stateOf } from './approval-document.ts'
import { approvalsDn, dnOfApproval } from './approval-places.ts'
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
  /** What time it was by the directory's own clock when it stamped something. Null: that can't be told. */
  readStamp?: ((stamp: string) => Date | null) | undefined
  log: (line: string) => void
}

const attributes = ['cn', 'securityInfoVersion', 'securityInfoApprovalDocument', 'modifyTimestamp']

/** Requests for approval, as they lie in the directory for every console to see. */
export function createApprovalStore(options: ApprovalStoreOptions): ApprovalStore {
  const { clock, readStamp = (stamp) => new Date(stamp), log } = options

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

  /**
   * Directories tell no time, but they stamp what is written (RFC 4512, 3.4): the approval is written anew, and keeps
   * when it was decided.
   */
  async function stampNow(desk: Desk, id: string, stampedAt: string): Promise<string | null> {
    const stored = await store.read(desk, id)
    await replace(desk, stored, { stampedAt }).catch((error: unknown) => {
      // Somebody else wrote just then: the stamp of theirs serves as well.
      if (!isCode(error, 'approval-refused')) throw error
    })
    return (await store.read(desk, id)).writtenAt
  }

  const store: ApprovalStore = {
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
        return toGrant(stored)
      }
      let tooEarly: ConsoleError | null = null
      for (const stored of await list(desk)) {
        const { document } = stored
        if (document.call.call !== 'add-method' || !sameDn(document.user.dn, user.dn)) continue
        const why = await whyNotUsable(requireUsable(desk, document, user, clock()))
        if (why === null) return toGrant(stored)
        if (why.code === 'hold-not-over') tooEarly = why
      }
      if (tooEarly) throw tooEarly
      return null
    },
    async holdLeft(desk, { id, decidedAt, stampedAt }, neededMs) {
      const left = neededMs - (clock().getTime() - Date.parse(decidedAt))
      if (left > 0 || stampedAt === null) return left
      const stamp = await stampNow(desk, id, stampedAt)
      const now = stamp === null ? null : readStamp(stamp)
      // Stamps are whole seconds: half of them are cut off by more than the others.
      return now === null ? left : neededMs - (now.getTime() - Date.parse(stampedAt) + 1_000)
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
  return store
}

/** Null: there is none any more, or none that can be understood. */
export async function findApproval(
  { connection, baseDn }: Pick<Desk, 'connection' | 'baseDn'>,
  id: string,
): Promise<StoredApproval | null> {
  const entry = await connection.read(dnOfApproval(baseDn, id), attributes)
  return entry && readApproval(entry)
}

function toGrant({ document, writtenAt }: StoredApproval): Grant {
  const { id, verificationId, evidence, case: about, number, reportedLost } = document
  const decidedAt = document.decidedAt ?? ''
  const holdMs = document.holdUntil === null ? 0 : Date.parse(document.holdUntil) - Date.parse(decidedAt)
  const stampedAt = document.stampedAt ?? writtenAt
  return { id, verificationId, evidence, case: about, number, reportedLost, decidedAt, stampedAt, holdMs }
}

/** One that does not fit is as good as none; a directory that does not answer is something else. */
async function whyNotUsable(check: Promise<void>): Promise<ConsoleError | null> {
  try {
    await check
    return null
  } catch (error) {
    if (isCode(error, 'approval-refused') || isCode(error, 'hold-not-over')) return error
    throw error
  }
}
