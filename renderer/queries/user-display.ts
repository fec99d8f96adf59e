import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { AnsweredQuestion, DisplayContent } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const userDisplay = () => window.securityInfoConsole.userDisplay

/** Whether the user display is open: then the console hides what it shows. For technicians. */
export const userDisplayState = () =>
  queryOptions({
    queryKey: ['user-display', 'state'],
    queryFn: () => unwrap(userDisplay().state()),
    staleTime: Number.POSITIVE_INFINITY,
  })

const changesState = {
  onSuccess: (
    state: { open: boolean },
    _argument: unknown,
    _result: unknown,
    { client }: { client: QueryClient },
  ) => client.setQueryData(userDisplayState().queryKey, state),
} as const

export const openUserDisplay = () =>
  mutationOptions({ ...changesState, mutationFn: () => unwrap(userDisplay().open()) })

export const closeUserDisplay = () =>
  mutationOptions({ ...changesState, mutationFn: () => unwrap(userDisplay().close()) })

/** The display is closed by its own window, by a lock, by main too. Ends with the function that is returned. */
export function followUserDisplay(client: QueryClient): () => void {
  return window.securityInfoConsole.on('user-display.changed', (state) =>
    client.setQueryData(userDisplayState().queryKey, state),
  )
}

// ---------------------------------------------------------------- in the user display's own window

/**
 * Tells what is on show, now and from now on. A key or number stays in no cache, so this is no query.
 * Ends with the function that is returned.
 */
export function followDisplayContent(listener: (content: DisplayContent) => void): () => void {
  let told = false
  const unfollow = window.securityInfoConsole.on('user-display.content', (content) => {
    told = true
    listener(content)
  })
  // What was told meanwhile is newer than this answer; a refused call leaves the display empty.
  void userDisplay()
    .content()
    .then((result) => {
      if (result.ok && !told) listener(result.value)
    })
  return () => {
    told = true
    unfollow()
  }
}

/** Answers are in no cache: this mutation is forgotten at once. */
export const answerOnDisplay = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (answers: AnsweredQuestion[]) => unwrap(userDisplay().answer({ answers })),
  })
