import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Dispatch, useEffect } from 'react'
import type { EnrollmentResult } from '../../preload/contract.ts'
import { exceptFor } from '../queries/client.ts'
import { answerQuestions, followAnswers } from '../queries/enrollment.ts'
import type { Flow, FlowEvent } from './flow-state.ts'

/** Answers that the operator typed, and those that the user typed on the user display. */
export function useQuestions(
  state: Flow,
  dispatch: Dispatch<FlowEvent>,
  take: (answer: Promise<EnrollmentResult>) => Promise<void>,
) {
  const answer = useMutation(answerQuestions())
  const client = useQueryClient()
  const enrollmentId = state.open?.enrollment.enrollmentId ?? null

  useEffect(() => {
    if (!enrollmentId) return
    return followAnswers(client, (answered) => {
      if (answered.enrollmentId === enrollmentId) dispatch({ type: 'answered', result: answered.result })
    })
  }, [client, dispatch, enrollmentId])

  const save = async () => {
    if (!enrollmentId || answer.isPending) return
    const answers = state.typed.answers.map(({ question, answer }) => ({ question, answer }))
    const taken = answer.mutateAsync({ enrollmentId, answers })
    void taken.then(answer.reset, () => undefined)
    await take(taken)
  }
  const error = exceptFor(answer.error, 'outcome-unknown', 'enrollment-ended')
  return { save, saving: answer.isPending, error }
}
