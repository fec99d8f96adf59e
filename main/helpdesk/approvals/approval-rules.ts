import type { ApprovalRefusal } from '../../../preload/contract.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Entry } from '../../directory/entry.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { type ApprovalDocument, stateOf } from './approval-document.ts'
import { userStateOf } from './user-state.ts'

const messages: Record<ApprovalRefusal, string> = {
  'own-request': 'Nobody decides on what they asked for themselves.',
  'is-the-user': 'Nobody decides on what is done to their own account.',
  'reports-to-the-user': 'Nobody decides on what is done to the account of their manager.',
  'not-pending': 'This approval is not in the state that this needs.',
  expired: 'This approval has run out.',
  'user-changed': 'The user is not as they were when this was asked for.',
  'hold-over': 'The hold is over, and it was carried out.',
  'wrong-cancel-code': 'This is not the cancel code.',
}

export const refused = (why: ApprovalRefusal): ConsoleError =>
  new ConsoleError('approval-refused', messages[why], { why })

/** What can be told without a look at the directory. @param managers DNs, as the operator's entry names them */
export function whyNotDecide(
  { requester, user }: Pick<ApprovalDocument, 'requester' | 'user'>,
  operatorDn: string,
  managers: readonly string[],
): ApprovalRefusal | null {
  if (sameDn(operatorDn, requester.dn)) return 'own-request'
  if (sameDn(operatorDn, user.dn)) return 'is-the-user'
  return managers.some((dn) => sameDn(dn, user.dn)) ? 'reports-to-the-user' : null
}

/** Null: there is no such person, or nobody may know of them. */
export async function readManagers({ connection }: Desk, dn: string): Promise<string[] | null> {
  return (await connection.read(dn, ['manager']))?.values('manager') ?? null
}

/** @throws ConsoleError approval-refused */
export async function requireMayDecide(
  desk: Desk,
  approval: ApprovalDocument,
  operatorDn: string,
): Promise<void> {
  const managers = await readManagers(desk, operatorDn)
  const why = whyNotDecide(approval, operatorDn, managers ?? [])
  if (why !== null) throw refused(why)
  // A name that stands for nobody was written there by somebody.
  if (managers === null) throw refused('not-pending')
}

/** @throws ConsoleError approval-refused: somebody else under the same name, or security info that has moved on */
export async function requireSameUser(
  desk: Desk,
  { user, userState }: ApprovalDocument,
  entry: Entry,
): Promise<void> {
  const isSame = sameDn(user.dn, entry.dn) && user.entryUUID === entry.first('entryUUID')
  if (!isSame || userState !== (await userStateOf(desk, entry))) throw refused('user-changed')
}

/** Whether this operator may do it now. @throws ConsoleError approval-refused, hold-not-over */
export async function requireUsable(
  desk: Desk,
  approval: ApprovalDocument,
  user: Entry,
  now: Date,
): Promise<void> {
  const { requester, decidedBy, decidedAt, holdUntil } = approval
  if (!sameDn(requester.dn, desk.operator.dn)) throw refused('not-pending')
  const state = stateOf(approval, now)
  if (state === 'expired') throw refused('expired')
  if (state === 'holding')
    throw new ConsoleError('hold-not-over', 'The user can still object.', { until: holdUntil ?? '' })
  if (state !== 'approved' || decidedBy === null || decidedAt === null) throw refused('not-pending')
  await requireSameUser(desk, approval, user)
  await requireMayDecide(desk, approval, decidedBy.dn)
}
