import { useMutation } from '@tanstack/react-query'
import { type Dispatch, useEffect, useRef } from 'react'
import type { PushState } from '../../preload/contract.ts'
import { CallError } from '../queries/client.ts'
import { askPushAgain, readPush } from '../queries/enrollment.ts'
import type { Flow, FlowEvent } from './flow-state.ts'

const askEveryMs = 1000

interface Then {
  failed: (error: unknown) => void
  /** The user approved on the device: what is left is to write it down. */
  approved: () => void
}

/** Asks once a second where the device stands, as long as a page waits for it. */
export function usePush(state: Flow, dispatch: Dispatch<FlowEvent>, then: Then) {
  const read = useMutation(readPush())
  const again = useMutation(askPushAgain())
  const enrollment = state.open?.enrollment.type === 'push' ? state.open.enrollment : null
  const enrollmentId = enrollment?.enrollmentId ?? null
  const onPage = state.page === 'device' || state.page === 'approve'
  const stage = enrollment?.push.stage ?? null
  const waits = onPage && isWaiting(stage)

  const latest = useRef({ ask: async () => {}, approved: then.approved })
  useEffect(() => {
    const ask = async () => {
      if (!enrollmentId) return
      try {
        dispatch({ type: 'push', push: await read.mutateAsync(enrollmentId) })
      } catch (error) {
        then.failed(error)
      }
    }
    latest.current = { ask, approved: then.approved }
  })
  useEffect(() => {
    if (!waits) return
    let waiting = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // The next question waits for the answer before, however long that takes.
    const next = () => {
      if (waiting) timer = setTimeout(() => void latest.current.ask().finally(next), askEveryMs)
    }
    next()
    return () => {
      waiting = false
      clearTimeout(timer)
    }
  }, [waits])
  useEffect(() => {
    if (stage === 'approved') latest.current.approved()
  }, [stage])

  return {
    askAgain: async () => {
      if (!enrollmentId || again.isPending) return
      try {
        dispatch({ type: 'push', push: await again.mutateAsync(enrollmentId) })
      } catch (error) {
        then.failed(error)
      }
    },
    asking: again.isPending,
    forget: () => {
      again.reset()
      read.reset()
    },
    error: withoutEnded(again.error ?? read.error),
  }
}

const isWaiting = (stage: PushState['stage'] | null): boolean =>
  stage === 'waiting-for-device' || stage === 'waiting-for-approval'

const withoutEnded = (error: Error | null): Error | null =>
  error instanceof CallError && error.code === 'enrollment-ended' ? null : error
