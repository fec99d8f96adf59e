import { useMutation } from '@tanstack/react-query'
import { type Dispatch, useEffect, useRef } from 'react'
import type { PushState } from '../../preload/contract.ts'
import { usePolling } from '../app/use-polling.ts'
import { exceptFor } from '../queries/client.ts'
import { askPushAgain, readPush } from '../queries/enrollment.ts'
import type { Flow, FlowEvent } from './flow-state.ts'

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
  usePolling(onPage && isWaiting(stage), async () => {
    if (!enrollmentId) return
    try {
      dispatch({ type: 'push', push: await read.mutateAsync(enrollmentId) })
    } catch (error) {
      then.failed(error)
    }
  })
  const approved = useRef(then.approved)
  useEffect(() => {
    approved.current = then.approved
  })
  useEffect(() => {
    if (stage === 'approved') approved.current()
  }, [stage])

  return {
    again: {
      ask: async () => {
        if (!enrollmentId || again.isPending) return
        try {
          dispatch({ type: 'push', push: await again.mutateAsync(enrollmentId) })
        } catch (error) {
          then.failed(error)
        }
      },
      asking: again.isPending,
      error: exceptFor(again.error, 'enrollment-ended'),
    },
    forget: () => {
      again.reset()
      read.reset()
    },
    error: exceptFor(read.error, 'enrollment-ended'),
  }
}

const isWaiting = (stage: PushState['stage'] | null): boolean =>
  stage === 'waiting-for-device' || stage === 'waiting-for-approval'
