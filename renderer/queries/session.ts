import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { PracticeOperatorId, SessionState } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const session = () => window.securityInfoConsole.session

export const signInPage = () =>
  queryOptions({
    queryKey: ['session', 'sign-in-page'],
    queryFn: () => unwrap(session().signInPage()),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const currentSession = () =>
  queryOptions({
    queryKey: ['session', 'current'],
    queryFn: () => unwrap(session().current()),
    staleTime: Number.POSITIVE_INFINITY,
  })

// A password stays in no cache: these mutations are forgotten as soon as nobody looks at them.
const changesSession = {
  gcTime: 0,
  onSuccess: (
    state: SessionState,
    _argument: unknown,
    _result: unknown,
    { client }: { client: QueryClient },
  ) => showSession(client, state),
} as const

export const signIn = () =>
  mutationOptions({
    ...changesSession,
    mutationFn: (argument: { directoryId: string; userName: string; password: string }) =>
      unwrap(session().signIn(argument)),
  })

export const signInPractice = () =>
  mutationOptions({
    ...changesSession,
    mutationFn: (operator: PracticeOperatorId) => unwrap(session().signInPractice({ operator })),
  })

export const unlock = () =>
  mutationOptions({
    ...changesSession,
    mutationFn: (password: string | null) => unwrap(session().unlock({ password })),
  })

export const lock = () => mutationOptions({ ...changesSession, mutationFn: () => unwrap(session().lock()) })

export const signOut = () =>
  mutationOptions({ ...changesSession, mutationFn: () => unwrap(session().signOut()) })

/** Main tells of every change, whoever asked for it. Ends with the function that is returned. */
export function followSession(client: QueryClient): () => void {
  return window.securityInfoConsole.on('session.changed', (state) => showSession(client, state))
}

/** Tells of each lock. Ends with the function that is returned. */
export function followLocks(locked: () => void): () => void {
  return window.securityInfoConsole.on('session.changed', ({ state }) => {
    if (state === 'locked') locked()
  })
}

/** What was read for one operator is not there for the next; what a lost connection kept back is read now. */
function showSession(client: QueryClient, state: SessionState): void {
  const before = client.getQueryData(currentSession().queryKey)
  client.setQueryData(currentSession().queryKey, state)
  if (state.state === 'signed-out') client.removeQueries({ queryKey: ['users'] })
  else if (before && isLost(before) && !isLost(state)) void client.invalidateQueries({ queryKey: ['users'] })
}

export const isLost = (state: SessionState): boolean =>
  state.state === 'signed-in' && state.connection === 'lost'
