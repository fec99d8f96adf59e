import type { PolicyProblem } from '../../../preload/contract.ts'
import { validation } from '../../settings/field-problem.ts'

/**
 * What is wrong at a place of the document (`roles[2].match`), without the place: it is told beside its field.
 * Undefined where the problem is another's.
 */
export function problemAt(problem: PolicyProblem | null, place: string): string | undefined {
  const found = problem && /^([\w.[\]]+): (.*)$/s.exec(problem.problem)
  return found?.[1] === place ? found[2] : undefined
}

export const fieldProblem = (problem: PolicyProblem | null, place: string) =>
  validation(problemAt(problem, place))
