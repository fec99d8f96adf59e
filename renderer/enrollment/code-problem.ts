import type { TFunction } from 'i18next'
import type { CodeProblem } from '../../preload/contract.ts'

type T = TFunction<'enrollment'>

export interface ProblemWords {
  /** What is wrong with the code. */
  what: string
  /** What to do now, as a sentence to read to the user; null where `what` says it. */
  say: string | null
}

/** Why a code was not accepted, and what the user does about it. */
export function problemWords(
  t: T,
  problem: CodeProblem,
  account: { issuer: string; account: string },
): ProblemWords {
  switch (problem.why) {
    case 'format':
      return { what: t(`code.problem.format.${problem.detail}`), say: null }
    case 'clock':
      return {
        what: t(problem.offsetSeconds > 0 ? 'code.problem.clockAhead' : 'code.problem.clockBehind', {
          time: roughTime(t, Math.abs(problem.offsetSeconds)),
        }),
        say: t('code.problem.clockDo'),
      }
    case 'used':
      return { what: t('code.problem.used'), say: t('code.problem.usedDo') }
    case 'previous-key':
      return { what: t('code.problem.previousKey'), say: t('code.problem.previousKeyDo') }
    case 'wrong':
      return { what: t('code.problem.wrong'), say: t('code.problem.wrongDo', account) }
  }
}

/** Codes change every half minute, so that a finer time would only look exact. */
function roughTime(t: T, seconds: number): string {
  return seconds < 60
    ? t('code.seconds', { count: Math.round(seconds) })
    : t('code.minutes', { count: Math.round(seconds / 60) })
}
