import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../preload/contract.ts'
import { CallError, unwrap } from '../queries/client.ts'

/** Ends with the function that is returned. */
export type FollowAnswers<R> = (
  client: QueryClient,
  id: string,
  told: (answer: Result<R>) => void,
) => () => void

/**
 * What the user typed on the user display: what comes of it is taken like what comes of the operator's own.
 * @param follow the same from one render to the next
 */
export function useAnswersThere<R>(
  id: string | null,
  follow: FollowAnswers<R>,
  take: (answer: Promise<R>) => Promise<void>,
) {
  const client = useQueryClient()
  const [error, setError] = useState<CallError | null>(null)
  const takeThere = (answer: Result<R>) => {
    setError(answer.ok ? null : new CallError(answer.error))
    void take(unwrap(Promise.resolve(answer)))
  }
  const latest = useRef(takeThere)
  useEffect(() => {
    latest.current = takeThere
  })
  useEffect(() => {
    if (id !== null) return follow(client, id, (answer) => latest.current(answer))
  }, [client, id, follow])
  return { error, forget: () => setError(null) }
}
