import type { TFunction } from 'i18next'
import type { ReminderCampaign } from '../../../preload/contract.ts'

export type ReminderText = TFunction<'reminders'>

/** "212 of 312 done · about 2 minutes left" */
export function progressWords(t: ReminderText, { people, outcomes, secondsLeft }: ReminderCampaign): string {
  const far = t('campaign.progress', { done: people - outcomes.waiting, total: people })
  if (secondsLeft === null) return far
  const left =
    secondsLeft < 90
      ? t('campaign.secondsLeft', { count: Math.max(1, secondsLeft) })
      : t('campaign.minutesLeft', { count: Math.round(secondsLeft / 60) })
  return `${far} · ${left}`
}

/** How long it would take, as one says it before it begins. */
export function takesWords(t: ReminderText, messages: number, perMinute: number): string {
  const minutes = messages / perMinute
  if (minutes < 1) return t('start.takes.seconds', { perMinute })
  return minutes < 90
    ? t('start.takes.minutes', { count: Math.round(minutes), perMinute })
    : t('start.takes.hours', { count: Math.round(minutes / 60), perMinute })
}
