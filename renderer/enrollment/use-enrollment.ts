import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import type { EnrollmentResult } from '../../preload/contract.ts'
import { CallError } from '../queries/client.ts'
import { beginEnrollment, cancelEnrollment, confirmCode, finishEnrollment } from '../queries/enrollment.ts'
import { currentSession, isLost } from '../queries/session.ts'
import { type App, flow, needsNewKey, type Page, start } from './flow.ts'

/**
 * The wizard's state and what its buttons do. The key that is on show lives in here and nowhere else; when
 * the wizard goes, main is told to drop it.
 */
export function useEnrollment(dn: string) {
  const [state, dispatch] = useReducer(flow, start)
  const begin = useMutation(beginEnrollment(dn))
  const confirm = useMutation(confirmCode())
  const finish = useMutation(finishEnrollment())
  const { data: session } = useQuery(currentSession())
  const told = (error: Error | null) => stillTold(error, session !== undefined && isLost(session))
  const enrollmentId = state.enrollment?.enrollmentId ?? null

  // An unknown outcome is left to main: cancelling would drop what it needs to find out.
  useCancelOnLeave(state.page === 'unknown' ? null : enrollmentId)

  const showKey = async () => {
    if (!needsNewKey(state)) return dispatch({ type: 'go', page: 'scan' })
    if (enrollmentId) cancelEnrollment(enrollmentId)
    const enrollment = await begin.mutateAsync(state.app).catch(() => null)
    if (!enrollment) return
    begin.reset()
    dispatch({ type: 'key-shown', enrollment })
  }

  const take = async (answer: Promise<EnrollmentResult>) => {
    try {
      dispatch({ type: 'answered', result: await answer })
    } catch (error) {
      const code = error instanceof CallError ? error.code : null
      if (code === 'outcome-unknown') dispatch({ type: 'outcome-unknown' })
      if (code === 'enrollment-ended') dispatch({ type: 'enrollment-ended' })
    }
  }

  const send = () => {
    if (!enrollmentId || confirm.isPending) return
    void take(confirm.mutateAsync({ enrollmentId, code: state.code }))
  }

  const goOn = () => {
    if (!enrollmentId || finish.isPending) return
    void take(finish.mutateAsync(enrollmentId))
  }

  const go = (page: Page) => {
    begin.reset()
    confirm.reset()
    finish.reset()
    dispatch({ type: 'go', page })
  }

  return {
    state,
    go,
    chooseApp: (app: App) => dispatch({ type: 'choose-app', app }),
    type: (code: string) => dispatch({ type: 'code-typed', code }),
    showKey,
    send,
    goOn,
    beginning: begin.isPending,
    checking: confirm.isPending,
    finishing: finish.isPending,
    beginError: told(begin.error),
    codeError: told(confirm.error),
    finishError: told(finish.error),
  }
}

export type Enrollment = ReturnType<typeof useEnrollment>

function useCancelOnLeave(enrollmentId: string | null): void {
  const latest = useRef(enrollmentId)
  useEffect(() => {
    latest.current = enrollmentId
  }, [enrollmentId])
  useEffect(
    () => () => {
      if (latest.current) cancelEnrollment(latest.current)
    },
    [],
  )
}

/** These two have pages of their own, which tell more than a message could. A connection that is back is no news. */
function stillTold(error: Error | null, lost: boolean): Error | null {
  if (!(error instanceof CallError)) return error
  if (error.code === 'directory-lost') return lost ? error : null
  return ['outcome-unknown', 'enrollment-ended'].includes(error.code) ? null : error
}
