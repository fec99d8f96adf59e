import { useMutation } from '@tanstack/react-query'
import type { EnrollmentResult } from '../../preload/contract.ts'
import { useAnswersThere } from '../app/use-answers-there.ts'
import { useStillTold } from '../app/use-still-told.ts'
import { answerQuestions, followAnswers } from '../queries/enrollment.ts'
import type { Flow } from './flow-state.ts'

/** Answers that the operator typed, and those that the user typed on the user display: what comes of them is the same. */
export function useQuestions(state: Flow, take: (answer: Promise<EnrollmentResult>) => Promise<void>) {
  const answer = useMutation(answerQuestions())
  const enrollmentId = state.open?.enrollment.enrollmentId ?? null
  const there = useAnswersThere(enrollmentId, followAnswers, take)

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
    errorThere: told(there.error),
    forget: () => {
      answer.reset()
      there.forget()
    },
  }
}
