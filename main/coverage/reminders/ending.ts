import type { ErrorData, ReminderPause } from '../../../preload/contract.ts'
import type { AuditDetail } from '../../audit-log/audit-log.ts'
import { type Campaign, wasManagerTold } from './book.ts'

/** How a campaign ends, or why it rests. */
export interface Ending {
  state: 'paused' | 'finished' | 'cancelled'
  why: ReminderPause | null
  error: ErrorData | null
}

export const paused = (why: ReminderPause, error: ErrorData | null = null): Ending => ({
  ...{ state: 'paused', why, error },
})
export const finished: Ending = { state: 'finished', why: null, error: null }
export const cancelled: Ending = { state: 'cancelled', why: null, error: null }

/** Of one that begins or goes on, for the audit log: to how many, by what, picked how. Nobody's name or address. */
export const describeCampaign = (
  { id, channel, filter }: Pick<Campaign, 'id' | 'channel' | 'filter'>,
  people: number,
): AuditDetail => ({ campaign: id, channel, people, filter })

/** What the campaign has come to by the end of a run. */
export function describeEnding({ steps }: Campaign, { state, why, error }: Ending): AuditDetail {
  const count = (outcome: Campaign['steps'][number]['outcome']) =>
    steps.filter((step) => step.outcome === outcome).length
  return {
    ended: why ?? state,
    ...(error && { code: error.code }),
    ...{ sent: count('sent'), maybeSent: count('maybe-sent'), failed: count('failed') },
    ...{ leftOut: count('left-out'), waiting: count('waiting') },
    managersTold: steps.filter(wasManagerTold).length,
  }
}
