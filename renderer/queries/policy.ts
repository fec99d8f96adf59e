import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { PolicyInPlace, TryOut, TryOutList } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const area = () => window.securityInfoConsole.policy

export const policyInPlace = () =>
  queryOptions({
    queryKey: ['policy', 'in-place'],
    queryFn: () => unwrap(area().read()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What can't be understood in a draft; null: it could be saved. Each key typed makes another: they are soon forgotten. */
export const policyProblem = (document: string) =>
  queryOptions({
    queryKey: ['policy', 'problem', document],
    queryFn: () => unwrap(area().check({ document })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5_000,
    placeholderData: keepPreviousData,
  })

/** The try-out as far as it is. Kept fresh by `followPolicy`. */
export const tryOutState = () =>
  queryOptions({
    queryKey: ['policy', 'try-out'],
    queryFn: () => unwrap(area().tryOutState()),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const tryOut = () =>
  mutationOptions({
    mutationFn: (argument: { document: string; at: string | null }) => unwrap(area().tryOut(argument)),
    onSuccess: (state, _argument, _result, { client }) => showTryOut(client, state),
  })

export const cancelTryOut = () =>
  mutationOptions({
    mutationFn: () => unwrap(area().cancelTryOut()),
    onSuccess: (state, _argument, _result, { client }) => showTryOut(client, state),
  })

export const blockSize = 100

export interface TryOutSelection {
  /** Of the try-out: another one has other people. */
  id: string
  list: TryOutList
  /** The role's name; null: all of them. */
  role: string | null
  words: string
}

export const tryOutRows = ({ id, list, role, words }: TryOutSelection, block: number) =>
  queryOptions({
    queryKey: ['policy', 'rows', id, { list, role, words }, block],
    queryFn: () =>
      unwrap(area().tryOutRows({ list, role, words, from: block * blockSize, count: blockSize })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5_000,
    ...(block === 0 && { placeholderData: keepPreviousData }),
  })

export const savePolicy = () =>
  mutationOptions({
    mutationFn: (argument: { document: string; before: { document: string; version: number | null } }) =>
      unwrap(area().save(argument)),
    onSuccess: (saved, _argument, _result, { client }) => showSaved(client, saved),
    // Somebody else may have been first: what is in place is to be seen.
    onError: (_error, _argument, _result, { client }) =>
      void client.invalidateQueries({ queryKey: policyInPlace().queryKey }),
  })

export const policyVersions = () =>
  queryOptions({
    queryKey: ['policy', 'versions'],
    queryFn: () => unwrap(area().versions()),
  })

/** It never changes. */
export const policyVersion = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'version', id],
    queryFn: () => unwrap(area().version({ id })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Takes in what main tells. What was read for one operator is not there for the next. */
export function followPolicy(client: QueryClient): () => void {
  const unfollow = window.securityInfoConsole.on('policy.tried', (state) => showTryOut(client, state))
  return () => {
    unfollow()
    client.removeQueries({ queryKey: ['policy'] })
  }
}

function showTryOut(client: QueryClient, state: TryOut | null): void {
  const { queryKey } = tryOutState()
  void client.cancelQueries({ queryKey })
  const before = client.getQueryData(queryKey)
  // What main told of it may have come before the answer to the call that began it.
  if (before?.id === state?.id && before?.state !== 'running' && state?.state === 'running') return
  client.setQueryData(queryKey, state)
  if (state && state.state !== 'running')
    void client.invalidateQueries({ queryKey: ['policy', 'rows', state.id] })
}

/** What users lack, and what messages say, follows from it. */
function showSaved(client: QueryClient, saved: PolicyInPlace): void {
  client.setQueryData(policyInPlace().queryKey, saved)
  for (const queryKey of [['policy', 'versions'], ['users'], ['messages', 'templates']])
    void client.invalidateQueries({ queryKey })
}
