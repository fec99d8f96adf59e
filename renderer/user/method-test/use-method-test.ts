import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import type { MethodType, TestResult } from '../../../preload/contract.ts'
import { useAnswersThere } from '../../app/use-answers-there.ts'
import { useLeave } from '../../app/use-leave.ts'
import { usePolling } from '../../app/use-polling.ts'
import { useStillTold } from '../../app/use-still-told.ts'
import { CallError } from '../../queries/client.ts'
import {
  answerTest,
  askTestPushAgain,
  type BeginTest,
  cancelTest,
  confirmTest,
  endNotArrived,
  followTestAnswers,
  readTestPush,
  resendTest,
} from '../../queries/tests.ts'
import { isPushOver, start, testReducer } from './test-state.ts'

/** Methods whose test sends something to the user: that is done when the operator says so. */
export const sendsSomething = (type: MethodType): boolean =>
  type !== 'authenticator-app' && type !== 'security-questions'

/**
 * One test of one method and what its buttons do. What is read out lives in here and nowhere else; when the
 * panel goes, main is told that the test was given up.
 * @param atOnce it needs no word of the operator's
 */
export function useMethodTest(dn: string, howToBegin: BeginTest, { atOnce }: { atOnce: boolean }) {
  const client = useQueryClient()
  const [state, dispatch] = useReducer(testReducer, start)
  const begin = useMutation(howToBegin)
  const resend = useMutation(resendTest())
  const readPush = useMutation(readTestPush())
  const askAgain = useMutation(askTestPushAgain())
  const confirm = useMutation(confirmTest())
  const answer = useMutation(answerTest())
  const never = useMutation(endNotArrived())
  const running = state.stage === 'running' ? state.test : null
  const testId = running?.testId ?? null

  const giveUp = (id: string) => void cancelTest(client, dn, id)
  const here = useLeave(() => {
    if (testId !== null) giveUp(testId)
  })

  const failed = (error: unknown) => {
    if (error instanceof CallError && error.code === 'test-ended') dispatch({ type: 'ended' })
  }
  const take = async (asked: Promise<TestResult>) => {
    try {
      dispatch({ type: 'answered', result: await asked })
    } catch (error) {
      failed(error)
    }
  }
  const there = useAnswersThere(testId, followTestAnswers, take)

  const run = async () => {
    if (begin.isPending) return
    there.forget()
    for (const one of [resend, readPush, askAgain, confirm, answer, never]) one.reset()
    const test = await begin.mutateAsync().catch(() => null)
    if (!test) return
    if (here.current) dispatch({ type: 'begun', test })
    else giveUp(test.testId)
  }
  const check = (code: string) => {
    if (testId !== null && !confirm.isPending) void take(confirm.mutateAsync({ testId, code }))
  }

  const first = useRef(atOnce)
  useEffect(() => {
    if (!first.current) return
    first.current = false
    void run()
  })

  const push = running?.kind === 'push' ? running.push : null
  usePolling(push !== null && !isPushOver(push) && push.stage !== 'approved', async () => {
    if (testId === null) return
    try {
      dispatch({ type: 'push', push: await readPush.mutateAsync(testId) })
    } catch (error) {
      failed(error)
    }
  })
  // Approved or come to nothing: either is this test's result, which main writes down.
  const stage = push?.stage ?? null
  const settle = useRef(check)
  useEffect(() => {
    settle.current = check
  })
  useEffect(() => {
    if (stage === 'approved' || stage === 'denied' || stage === 'expired' || stage === 'not-delivered')
      settle.current('')
  }, [stage])

  const told = useStillTold('test-ended')
  return {
    state,
    /** Begins, or begins over again. */
    run: () => void run(),
    beginning: begin.isPending,
    beginError: told(begin.error),
    type: (text: string, index = 0) => dispatch({ type: 'typed', index, text }),
    check: () => state.stage === 'running' && check(state.typed[0] ?? ''),
    checking: confirm.isPending,
    checkError: told(confirm.error),
    answer: (answers: string[]) => {
      if (testId !== null && !answer.isPending) void take(answer.mutateAsync({ testId, answers }))
    },
    answering: answer.isPending,
    answerError: told(answer.error),
    /** Why what the user typed on the user display was not checked. */
    errorThere: told(there.error),
    resend: {
      send: async () => {
        if (testId === null || resend.isPending) return
        try {
          dispatch({ type: 'sent', sent: await resend.mutateAsync(testId) })
        } catch (error) {
          failed(error)
        }
      },
      sending: resend.isPending,
      done: resend.isSuccess,
      error: told(resend.error),
    },
    notArrived: {
      end: () => {
        if (testId !== null && !never.isPending) void take(never.mutateAsync(testId))
      },
      ending: never.isPending,
      error: told(never.error),
    },
    pushError: told(readPush.error),
    /** Another prompt in this test, while the one before is waited for. */
    pushAgain: {
      ask: async () => {
        if (testId === null || askAgain.isPending) return
        try {
          dispatch({ type: 'push', push: await askAgain.mutateAsync(testId) })
        } catch (error) {
          failed(error)
        }
      },
      asking: askAgain.isPending,
      error: told(askAgain.error),
    },
  }
}

export type MethodTestControl = ReturnType<typeof useMethodTest>
