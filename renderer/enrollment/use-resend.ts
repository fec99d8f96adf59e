import { useMutation } from '@tanstack/react-query'
import type { Dispatch } from 'react'
import { exceptFor } from '../queries/client.ts'
import { resendCode } from '../queries/enrollment.ts'
import type { Flow, FlowEvent } from './flow-state.ts'

/** Another message with another code, to the same number or address. */
export function useResend(state: Flow, dispatch: Dispatch<FlowEvent>, failed: (error: unknown) => void) {
  const resend = useMutation(resendCode())
  const enrollmentId = state.open?.enrollment.enrollmentId
  const send = async () => {
    if (!enrollmentId || resend.isPending) return
    try {
      dispatch({ type: 'sent', sent: await resend.mutateAsync(enrollmentId) })
    } catch (error) {
      failed(error)
    }
  }
  return {
    send,
    sending: resend.isPending,
    /** It worked, which is announced. */
    done: resend.isSuccess,
    forget: resend.reset,
    error: exceptFor(resend.error, 'enrollment-ended'),
  }
}
