import type { ErrorData, ReminderPause } from '../../../preload/contract.ts'
import type { AuditDetail } from '../../audit-log/audit-log.ts'
import type { Campaign } from './book.ts'
import type { Begin } from './lines.ts'

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
export function describeCampaign({ id, channel, selection }: Campaign | Begin, people: number): AuditDetail {
  const { list, role, group, has, missing, flag, words } = selection
  return {
    ...{ campaign: id, channel, people, list },
    ...(role !== null && { role }),
    ...(group && { [group.attribute]: group.value ?? '' }),
    ...(has !== null && { has }),
    ...(missing !== null && { missing }),
    ...(flag !== null && { flag }),
    // What was searched for may be a name.
    ...(words.trim() !== '' && { searched: 'yes' }),
  }
}

/** What the campaign has come to by the end of a run. */
export function describeEnding({ steps }: Campaign, { state, why, error }: Ending): AuditDetail {
  const count = (outcome: Campaign['steps'][number]['outcome']) =>
    steps.filter((step) => step.outcome === outcome).length
  return {
    ended: why ?? state,
    ...(error && { code: error.code }),
    ...{ sent: count('sent'), maybeSent: count('maybe-sent'), failed: count('failed') },
    ...{ leftOut: count('left-out'), waiting: count('waiting') },
  }
}
