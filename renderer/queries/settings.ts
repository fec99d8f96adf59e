import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { DirectoryChoice, DirectoryDraft, Settings } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { signInPage } from './session.ts'

const settings = () => window.securityInfoConsole.settings

export const readSettings = () =>
  queryOptions({ queryKey: ['settings'], queryFn: () => unwrap(settings().read()) })

export const writeSettings = () =>
  mutationOptions({
    mutationFn: (change: Partial<Settings>) => unwrap(settings().write(change)),
    onSuccess: (written, _change, _result, { client }) =>
      client.setQueryData(readSettings().queryKey, written),
  })

export const directories = () =>
  queryOptions({ queryKey: ['directories'], queryFn: () => unwrap(settings().directories()) })

/** All about the one that the operator is signed in to. */
export const ownDirectory = () =>
  queryOptions({
    queryKey: ['directories', 'own'],
    queryFn: () => unwrap(settings().ownDirectory()),
    // A form is filled from it: as it is now, once.
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  })

const changesDirectories = {
  onSuccess: (
    all: DirectoryChoice[],
    _argument: unknown,
    _result: unknown,
    { client }: { client: QueryClient },
  ) => {
    client.setQueryData(directories().queryKey, all)
    return client.invalidateQueries({ queryKey: signInPage().queryKey })
  },
} as const

export const addDirectory = () =>
  mutationOptions({
    ...changesDirectories,
    mutationFn: (draft: DirectoryDraft) => unwrap(settings().addDirectory(draft)),
  })

export const changeOwnDirectory = () =>
  mutationOptions({
    ...changesDirectories,
    mutationFn: (draft: DirectoryDraft) => unwrap(settings().changeOwnDirectory(draft)),
  })

export const removeDirectory = () =>
  mutationOptions({
    ...changesDirectories,
    mutationFn: (id: string) => unwrap(settings().removeDirectory({ id })),
  })

export const resetPractice = () => mutationOptions({ mutationFn: () => unwrap(settings().resetPractice()) })

export const keyState = () =>
  queryOptions({ queryKey: ['organization-key'], queryFn: () => unwrap(settings().keyState()) })

export const importKey = () =>
  mutationOptions({
    // The key goes to main and stays in no cache here.
    gcTime: 0,
    mutationFn: (key: string) => unwrap(settings().importKey({ key })),
    onSuccess: (state, _key, _result, { client }) => client.setQueryData(keyState().queryKey, state),
  })

export const copyKey = () =>
  mutationOptions({
    mutationFn: () => unwrap(settings().copyKey()),
    onSuccess: (_copied, _nothing, _result, { client }) =>
      client.invalidateQueries({ queryKey: keyState().queryKey }),
  })
