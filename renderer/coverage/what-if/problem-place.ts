import type { TFunction } from 'i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { validation } from '../../settings/field-problem.ts'
import type { FormPolicy } from './document.ts'

/**
 * What is wrong at a place of the document (`roles[2].match`), without the place: it is told beside its field.
 * Undefined where the problem is another's.
 */
export function problemAt(problem: PolicyProblem | null, place: string): string | undefined {
  const found = problem && placed.exec(problem.problem)
  return found?.[1] === place ? found[2] : undefined
}

const placed = /^([\w.[\]]+): (.*)$/s

/** "Line 64, the role Visitors: not a filter: …": places in a role are told by what the role is called. */
export function problemText(t: TFunction<'whatIf'>, problem: PolicyProblem, form: FormPolicy | null): string {
  const [, place = '', what = ''] = placed.exec(problem.problem) ?? []
  const index = /^roles\[(\d+)\]/.exec(place)?.[1]
  const role = index === undefined ? undefined : form?.roles[Number(index)]?.label
  const { line } = problem
  return role
    ? t('problem.inRole', { line, role, problem: what })
    : t('problem.line', { line, problem: problem.problem })
}

export const fieldProblem = (problem: PolicyProblem | null, place: string) =>
  validation(problemAt(problem, place))
