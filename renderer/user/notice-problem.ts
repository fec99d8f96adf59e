import type { TFunction } from 'i18next'
import type { SentNotice } from '../../preload/contract.ts'
import { notices } from './notices-words.ts'

const unknown = 'outcome-unknown'

/** Why it did not go out: main's own names in words, what a gateway said as it said it. Null: nothing to say. */
export function noticeProblem(t: TFunction<'notices'>, { problem }: SentNotice): string | null {
  if (problem === null || problem.startsWith(unknown)) return null
  const known = Object.keys(notices.problem) as (keyof typeof notices.problem)[]
  const key = known.find((one) => one === problem)
  return key ? t(`problem.${key}`) : t('says', { problem })
}

/** The connection broke in the middle: it may have arrived, so that another try may be the second one. */
export const isPerhapsSent = ({ state, problem }: SentNotice): boolean =>
  state === 'failed' && (problem?.startsWith(unknown) ?? false)

/** There was nowhere to send it to. */
export const isNowhere = ({ problem }: SentNotice): boolean => problem === 'no-channel'
