import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { DirectoryDraft, Settings } from '../../preload/contract.ts'
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

export const saveDirectory = () =>
  mutationOptions({
    mutationFn: (draft: DirectoryDraft) => unwrap(settings().saveDirectory(draft)),
    onSuccess: (all, _draft, _result, { client }) => {
      client.setQueryData(directories().queryKey, all)
      return client.invalidateQueries({ queryKey: signInPage().queryKey })
    },
  })

export const removeDirectory = () =>
  mutationOptions({
    mutationFn: (id: string) => unwrap(settings().removeDirectory({ id })),
    onSuccess: (all, _id, _result, { client }) => {
      client.setQueryData(directories().queryKey, all)
      return client.invalidateQueries({ queryKey: signInPage().queryKey })
    },
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
