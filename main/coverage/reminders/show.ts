import type { ErrorData, LeftOut, ReminderCampaign, ReminderOutcome } from '../../../preload/contract.ts'
import { type Campaign, wasManagerTold } from './book.ts'

/** A campaign as it is told. @param trouble what keeps it waiting just now */
export function showCampaign(
  campaign: Campaign,
  { trouble, perMinute }: { trouble: ErrorData | null; perMinute: number | null },
): ReminderCampaign {
  const { id, state, why, channel, filter, steps, endedAt } = campaign
  const outcomes: ReminderCampaign['outcomes'] = {
    ...{ waiting: 0, sent: 0, 'maybe-sent': 0, failed: 0, 'left-out': 0 },
  }
  const leftOut: Record<LeftOut, number> = {
    ...{ 'nothing-missing': 0, disabled: 0, 'no-address': 0, lately: 0, gone: 0 },
  }
  let managersTold = 0
  let tasks = 0
  for (const step of steps) {
    const outcome: ReminderOutcome = step.outcome === 'sending' ? 'waiting' : step.outcome
    outcomes[outcome] += 1
    if (step.leftOut) leftOut[step.leftOut] += 1
    tasks += Number(outcome === 'waiting') + Number(step.manager === 'waiting')
    if (wasManagerTold(step)) managersTold += 1
  }
  const runs = state === 'running' && perMinute !== null
  return {
    ...{ id, state, why, channel, filter, endedAt },
    error: trouble ?? campaign.error,
    startedAt: campaign.at,
    startedBy: campaign.by,
    people: steps.length,
    ...{ outcomes, leftOut, managersTold },
    secondsLeft: runs ? Math.ceil((tasks * 60) / perMinute) : null,
  }
}
