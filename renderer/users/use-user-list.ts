import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { UserSummary } from '../../preload/contract.ts'
import { userSearch } from '../queries/users.ts'
import { moveActive } from './list-navigation.ts'

const none: readonly UserSummary[] = []

/**
 * What was found for these words, and which of it the keys are on. The best match is active from the start,
 * so that Enter opens it.
 */
export function useUserList(words: string, open: (dn: string) => void) {
  const search = useQuery(userSearch(words))
  const [moved, setMoved] = useState<{ words: string; dn: string } | null>(null)
  const [entered, setEntered] = useState<string | null>(null)

  const users = words.trim() === '' ? none : (search.data?.users ?? none)
  const isLate = search.isPlaceholderData || search.isPending
  const movedTo = moved?.words === words ? users.findIndex(({ dn }) => dn === moved.dn) : -1
  const active = Math.max(movedTo, users.length === 0 ? -1 : 0)

  useEffect(() => {
    if (entered === null || isLate) return
    setEntered(null)
    // Enter came before the answer: the list on show then was for other words. One match is meant without
    // a doubt; of several the operator sees them first.
    const [only, second] = users
    if (entered === words && only && !second) open(only.dn)
  }, [entered, isLate, users, words, open])

  const latest = useRef({ words, users, active, isLate, open })
  // As search-list.tsx does: a key pressed at once is for what is on show.
  useLayoutEffect(() => {
    latest.current = { words, users, active, isLate, open }
  })

  /** True if the key was for the list. `inText`: Home and End belong to the caret. */
  const press = useCallback((key: string, inText: boolean): boolean => {
    const now = latest.current
    if (key === 'Enter') {
      const user = now.users[now.active]
      if (now.isLate) setEntered(now.words)
      else if (user) now.open(user.dn)
      return true
    }
    if (inText && (key === 'Home' || key === 'End')) return false
    const next = moveActive(key, now.active, now.users.length)
    const user = next === null ? undefined : now.users[next]
    if (user) setMoved({ words: now.words, dn: user.dn })
    return user !== undefined
  }, [])

  return { search, users, active, press, more: users.length > 0 && search.data?.more === true }
}

export type UserList = ReturnType<typeof useUserList>
