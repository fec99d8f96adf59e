import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { gateways } from '../queries/messages.ts'
import { directories, keyState, readSettings } from '../queries/settings.ts'

/**
 * How far down the page is shown as it opens: each part waits for those above it to be there, or to have failed, so that
 * nothing moves that is on show. All of them are asked for at once.
 */
export function useShownSoFar(isAdministrator: boolean) {
  const own = useQuery(readSettings())
  const all = useQuery({ ...directories(), enabled: isAdministrator })
  const carriers = useQuery(gateways())
  const key = useQuery(keyState())
  const [hasTemplates, setHasTemplates] = useState(false)
  const templatesShown = useCallback(() => setHasTemplates(true), [])
  const toDirectories = !own.isPending
  const toMessages = toDirectories && !(isAdministrator && all.isPending)
  const toKey = toMessages && !carriers.isPending && (!isAdministrator || carriers.isError || hasTemplates)
  const toEnd = toKey && !key.isPending
  return { toDirectories, toMessages, toKey, toEnd, templatesShown }
}
