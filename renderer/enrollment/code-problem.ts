import type { TFunction } from 'i18next'
import type { CodeChannel, CodeProblem } from '../../preload/contract.ts'

type T = TFunction<'enrollment'>

export interface ProblemWords {
  /** What is wrong with the code. */
  what: string
  /** What to do now, as a sentence to read to the user; null where `what` says it. */
  say: string | null
}

/** Where the code comes from: an account in an app, or a message. */
export type CodeSource =
  | { kind: 'app'; issuer: string; account: string }
  | { kind: 'message'; channel: CodeChannel }

/** Why a code was not accepted, and what the user does about it. */
export function problemWords(t: T, problem: CodeProblem, source: CodeSource): ProblemWords {
  const sent = source.kind === 'message'
  switch (problem.why) {
    case 'format':
      return {
        what:
          sent && problem.detail === 'empty'
            ? t('code.problem.sentEmpty')
            : t(`code.problem.format.${problem.detail}`),
        say: null,
      }
    case 'clock':
      return {
        what: t(problem.offsetSeconds > 0 ? 'code.problem.clockAhead' : 'code.problem.clockBehind', {
          time: roughTime(t, Math.abs(problem.offsetSeconds)),
        }),
        say: t('code.problem.clockDo'),
      }
    case 'used':
      return {
        what: t('code.problem.used'),
        say: t(sent ? 'code.problem.sentUsedDo' : 'code.problem.usedDo'),
      }
    case 'previous-key':
      return { what: t('code.problem.previousKey'), say: t('code.problem.previousKeyDo') }
    case 'expired':
      return { what: t('code.problem.expired'), say: t('code.problem.expiredDo') }
    case 'superseded':
      return { what: t('code.problem.superseded'), say: t('code.problem.supersededDo') }
    case 'too-many-attempts':
      return { what: t('code.problem.too-many-attempts'), say: t('code.problem.tooManyDo') }
    case 'wrong':
      return { what: t('code.problem.wrong'), say: wrongDo(t, source) }
  }
}

function wrongDo(t: T, source: CodeSource): string {
  if (source.kind === 'app') return t('code.problem.wrongDo', source)
  return t(source.channel === 'call' ? 'code.problem.callWrongDo' : 'code.problem.sentWrongDo')
}

/** Codes change every half minute, so that a finer time would only look exact. */
function roughTime(t: T, seconds: number): string {
  return seconds < 60
    ? t('code.seconds', { count: Math.round(seconds) })
    : t('code.minutes', { count: Math.round(seconds / 60) })
}
