import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { PolicyInPlace, PolicyProblem, TryOut } from '../../../preload/contract.ts'
import { useSettled } from '../../app/use-settled.ts'
import { policyProblem, tryOut, tryOutState } from '../../queries/policy.ts'

/** A mistake is told while one types, the directory is asked once the typing pauses. */
const checkMs = 250
const tryMs = 600

export interface Trial {
  /** What can't be understood in the draft; null: it can, or nobody knows yet. */
  problem: PolicyProblem | null
  /** Null: none was begun. */
  result: TryOut | null
  /** The result is that of this very draft, for this very day. */
  isCurrent: boolean
  error: Error | null
  again: () => void
}

/** Tries the draft out whenever it is understood and nobody types. `at`: YYYY-MM-DD; null: today. */
export function useTryOut(text: string, at: string | null, inPlace: PolicyInPlace): Trial {
  const check = useQuery(policyProblem(useSettled(text, checkMs)))
  const running = useMutation(tryOut())
  const result = useQuery(tryOutState()).data ?? null
  // Against a policy that was saved meanwhile the same draft does something else.
  const wish = useMemo(() => ({ text, at, inPlace }), [text, at, inPlace])
  const settled = useSettled(wish, tryMs)
  const checked = useQuery(policyProblem(settled.text))
  const isGood = checked.data === null && !checked.isPlaceholderData && inPlace.problem === null
  const { mutate } = running
  useEffect(() => {
    if (isGood) mutate({ document: settled.text, at: settled.at })
  }, [settled, isGood, mutate])
  const tried = running.variables
  return {
    problem: check.data ?? null,
    result,
    isCurrent:
      settled === wish && tried?.document === text && tried.at === at && result?.id === running.data?.id,
    error: running.error,
    again: () => mutate({ document: text, at }),
  }
}
