import { useMutation } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import type { EnrollmentResult, EnrollmentWish, MethodType, UserCard } from '../../preload/contract.ts'
import { useLeave } from '../app/use-leave.ts'
import { useStillTold } from '../app/use-still-told.ts'
import { CallError } from '../queries/client.ts'
import {
  beginEnrollment,
  cancelEnrollment,
  confirmCode,
  finishEnrollment,
  followEnds,
} from '../queries/enrollment.ts'
import { flow, pageOf, start } from './flow.ts'
import type { App, Typed } from './flow-state.ts'
import type { Page } from './route.ts'
import { usePush } from './use-push.ts'
import { useQuestions } from './use-questions.ts'
import { useResend } from './use-resend.ts'

/**
 * The wizard's state and what its buttons do. What is on show for the user lives in here and nowhere else;
 * when the wizard goes, main is told to drop it.
 */
export function useEnrollment(card: UserCard) {
  const [state, dispatch] = useReducer(flow, card, start)
  const begin = useMutation(beginEnrollment(card.dn))
  const confirm = useMutation(confirmCode())
  const finish = useMutation(finishEnrollment())
  const told = useStillTold('outcome-unknown', 'enrollment-ended')
  /** What the operator waits for; on another page, nothing of it any more. */
  const wanted = useRef<EnrollmentWish | null>(null)
  const enrollmentId = state.open?.enrollment.enrollmentId ?? null

  // What is on show is worth nothing any more. Where nobody knows what was written, the operator is to find out first.
  const onShow = state.page === 'unknown' ? null : enrollmentId
  useEffect(() => {
    if (onShow === null) return
    return followEnds((ended) => {
      if (ended === onShow) dispatch({ type: 'enrollment-ended' })
    })
  }, [onShow])

  // An unknown outcome is left to main: cancelling would drop what it needs to find out.
  const here = useLeave(() => {
    if (enrollmentId && state.page !== 'unknown') cancelEnrollment(enrollmentId)
  })

  const failed = (error: unknown) => {
    const code = error instanceof CallError ? error.code : null
    if (code === 'outcome-unknown') dispatch({ type: 'outcome-unknown' })
    if (code === 'enrollment-ended') dispatch({ type: 'enrollment-ended' })
  }
  const take = async (answer: Promise<EnrollmentResult>) => {
    try {
      dispatch({ type: 'answered', result: await answer })
    } catch (error) {
      failed(error)
    }
  }

  /** Shows what is open already if it was begun with the same wish; else that is dropped, and this begun. */
  const beginWith = async (wish: EnrollmentWish) => {
    if (begin.isPending) return
    if (state.open && JSON.stringify(state.open.wish) === JSON.stringify(wish))
      return dispatch({ type: 'go', page: pageOf(state.open.enrollment) })
    // A code of the key before is told from a wrong one, if that key was dropped before the new one is made.
    const replacesKey = wish.type === 'authenticator-app' && state.open?.wish.type === wish.type
    if (enrollmentId && replacesKey) cancelEnrollment(enrollmentId)
    wanted.current = wish
    const enrollment = await begin.mutateAsync(wish).catch(() => null)
    if (!enrollment) return
    // Nobody would show it, and nobody end it.
    if (!here.current || wanted.current !== wish) return cancelEnrollment(enrollment.enrollmentId)
    if (enrollmentId && !replacesKey) cancelEnrollment(enrollmentId)
    begin.reset()
    dispatch({ type: 'begun', enrollment, wish })
  }

  const check = (code: string) => {
    if (!enrollmentId || confirm.isPending) return
    void take(confirm.mutateAsync({ enrollmentId, code }))
  }

  const goOn = () => {
    if (!enrollmentId || finish.isPending) return
    void take(finish.mutateAsync(enrollmentId))
  }

  const resend = useResend(state, dispatch, failed)
  const push = usePush(state, dispatch, { failed, approved: () => check('') })
  const questions = useQuestions(state, take)

  /** On another page, what was told on this one is no news. */
  const forget = () => {
    wanted.current = null
    resend.forget()
    push.forget()
    questions.forget()
    begin.reset()
    confirm.reset()
    finish.reset()
  }
  const go = (page: Page) => {
    forget()
    dispatch({ type: 'go', page })
  }

  return {
    state,
    go,
    choose: (method: MethodType) => {
      forget()
      dispatch({ type: 'choose', method })
    },
    chooseApp: (app: App) => dispatch({ type: 'choose-app', app }),
    type: (typed: Partial<Typed>) => dispatch({ type: 'typed', typed }),
    beginWith,
    /** What was refused at its field is no news once that is changed. */
    forgetRefusal: () => begin.isError && begin.reset(),
    send: () => check(state.typed.code),
    goOn,
    notNow: () => {
      if (enrollmentId) cancelEnrollment(enrollmentId)
      forget()
      dispatch({ type: 'skip' })
    },
    resend,
    push,
    questions,
    beginning: begin.isPending,
    checking: confirm.isPending,
    finishing: finish.isPending,
    beginError: told(begin.error),
    codeError: told(confirm.error),
    finishError: told(finish.error),
  }
}

export type Enrollment = ReturnType<typeof useEnrollment>
