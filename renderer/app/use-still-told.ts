import { useQuery } from '@tanstack/react-query'
import type { ErrorCode } from '../../preload/contract.ts'
import { CallError, exceptFor } from '../queries/client.ts'
import { currentSession, isLost } from '../queries/session.ts'

/**
 * What of an error is still to be said: a connection that is back is no news, and some errors have pages of their
 * own, which tell more than a message could.
 */
export function useStillTold(...ownPages: ErrorCode[]): (error: Error | null) => Error | null {
  const { data: session } = useQuery(currentSession())
  const lost = session !== undefined && isLost(session)
  return (error) => {
    if (error instanceof CallError && error.code === 'directory-lost') return lost ? error : null
    return exceptFor(error, ...ownPages)
  }
}
