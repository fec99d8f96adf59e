import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { unwrap } from './client.ts'
import { isLost } from './session.ts'

const area = () => window.securityInfoConsole.notices

/** What this console told the user. */
export const sentNotices = (dn: string) =>
  queryOptions({
    queryKey: ['notices', 'user', dn],
    queryFn: () => unwrap(area().read({ dn })),
    staleTime: 0,
    gcTime: 30_000,
  })

export const retryNotice = (dn: string) =>
  mutationOptions({
    mutationFn: (id: string) => unwrap(area().retry({ id })),
    onSuccess: (list, _id, _result, { client }) => client.setQueryData(sentNotices(dn).queryKey, list),
  })

/** What all operators should know at once. Kept fresh by `followNotices`. */
export const alerts = () =>
  queryOptions({
    queryKey: ['notices', 'alerts'],
    queryFn: () => unwrap(area().alerts()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Takes in what main tells. What was read for one operator is not there for the next. */
export function followNotices(client: QueryClient): () => void {
  const { on } = window.securityInfoConsole
  const unfollowAlerts = on('notices.alerts', (list) => {
    // A list that is on its way was made before this one.
    void client.cancelQueries({ queryKey: alerts().queryKey })
    client.setQueryData(alerts().queryKey, list)
  })
  const unfollowUser = on(
    'notices.changed',
    ({ dn }) => void client.invalidateQueries({ queryKey: sentNotices(dn).queryKey }),
  )
  // Nothing was told while it was locked or the connection was lost.
  const unfollowSession = on('session.changed', (state) => {
    if (state.state === 'signed-in' && !isLost(state))
      void client.invalidateQueries({ queryKey: ['notices'] })
  })
  return () => {
    unfollowAlerts()
    unfollowSession()
    unfollowUser()
    client.removeQueries({ queryKey: ['notices'] })
  }
}
