import type { AuditAction } from '../../../preload/contract.ts'
import type { AuditDetail, Intent } from '../../audit-log/audit-log.ts'
import type { Desk } from '../../session/desk.ts'
import type { ApprovalDocument } from './approval-document.ts'

type ApprovalAction = Extract<AuditAction, 'request-approval' | 'decide-approval' | 'stop-approval'>

/** @param more never the cancel code */
export function approvalIntent(
  { operator, directory }: Desk,
  action: ApprovalAction,
  { id, user, call, verificationId }: ApprovalDocument,
  reason: string,
  more: AuditDetail = {},
): Intent {
  return {
    operator,
    user: user.dn,
    action,
    directory: directory.id,
    detail: {
      approvalId: id,
      call: call.call === 'reset' ? call.wish.kind : call.call,
      verificationId,
      ...(reason !== '' && { reason }),
      ...more,
    },
  }
}
