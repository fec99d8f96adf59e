import { useQuery } from '@tanstack/react-query'
import type { Operator } from '../../preload/contract.ts'
import { currentSession } from '../queries/session.ts'

/** Who is signed in; null: nobody. */
export function useOperator(): Operator | null {
  const { data: session } = useQuery(currentSession())
  return session === undefined || session.state === 'signed-out' ? null : session.operator
}
