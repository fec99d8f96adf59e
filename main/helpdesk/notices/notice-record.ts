import type { ErrorCode } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import type { StoredNotice } from './notice-store.ts'

/** What stands as the problem where nothing can go anywhere, or nobody knows whether it did. */
export const noChannel = 'no-channel'
export const outcomeUnknown = 'outcome-unknown'

/**
 * Puts into the audit log of a notice that is over: that the user was told, and how, without a word of what. Never
 * rejects: the notice went out, or it did not.
 */
export function createNoticeRecorder({
  auditLog,
  log,
}: {
  auditLog: AuditLog
  log: (line: string) => void
}): (notice: StoredNotice) => Promise<void> {
  return async (notice) => {
    const { operator, user, directory, channel, about, attempts, state } = notice
    const detail = { channel, about, attempts, result: resultOf(notice) }
    const intent = { operator, user, action: 'send-notice' as const, directory, detail }
    await auditLog
      .around(intent, async () => {
        if (state === 'failed') throw new NotSent(codeOf(notice))
      })
      .catch((error: unknown) => {
        if (!(error instanceof NotSent)) log(`notices: ${(error as Error).message}`)
      })
  }
}

class NotSent extends ConsoleError {
  constructor(code: ErrorCode) {
    super(code, 'The user was not told.')
  }
}

function resultOf({ state, problem }: StoredNotice): string {
  if (state === 'sent') return 'sent'
  if (problem === noChannel) return noChannel
  return problem?.startsWith(outcomeUnknown) ? 'unknown' : 'failed'
}

const withoutGateway: readonly (string | null)[] = [
  noChannel,
  'no-gateway',
  'twilio-has-no-sender',
  'twilio-has-no-caller',
  'twilio-sends-no-mail',
]

const codeOf = ({ problem }: StoredNotice): ErrorCode =>
  withoutGateway.includes(problem) ? 'no-gateway' : 'gateway-refused'
