import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { EnrollmentResult, Result } from '../../preload/contract.ts'
import { useStillTold } from '../app/use-still-told.ts'
import { CallError, unwrap } from '../queries/client.ts'
import { answerQuestions, followAnswers } from '../queries/enrollment.ts'
import type { Flow } from './flow-state.ts'

/** Answers that the operator typed, and those that the user typed on the user display: what comes of them is the same. */
export function useQuestions(state: Flow, take: (answer: Promise<EnrollmentResult>) => Promise<void>) {
  const answer = useMutation(answerQuestions())
  const [there, setThere] = useState<CallError | null>(null)
  const client = useQueryClient()
  const enrollmentId = state.open?.enrollment.enrollmentId ?? null

  const takeThere = (answered: Result<EnrollmentResult>) => {
    setThere(answered.ok ? null : new CallError(answered.error))
    void take(unwrap(Promise.resolve(answered)))
  }
  const latest = useRef(takeThere)
  useEffect(() => {
    latest.current = takeThere
  })
  useEffect(() => {
    if (!enrollmentId) return
    return followAnswers(client, (answered) => {
      if (answered.enrollmentId === enrollmentId) latest.current(answered.answer)
    })
  }, [client, enrollmentId])

  const save = async () => {
    if (!enrollmentId || answer.isPending) return
    const answers = state.typed.answers.map(({ question, answer }) => ({ question, answer }))
    const taken = answer.mutateAsync({ enrollmentId, answers })
    void taken.then(answer.reset, () => undefined)
    await take(taken)
  }
  const told = useStillTold('outcome-unknown', 'enrollment-ended')
  return {
    save,
    saving: answer.isPending,
    error: told(answer.error),
    /** Why what the user typed on the user display was not saved. */
    errorThere: told(there),
    forget: () => {
      answer.reset()
      setThere(null)
    },
  }
}
