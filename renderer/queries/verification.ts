import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { CallerVerification, HelpCase, ObservedEvidence } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { userCard, userHistory } from './users.ts'

const area = () => window.securityInfoConsole.verification

const keyOf = (dn: string) => ['verification', dn] as const

/** What is known of the caller. Read anew when main tells of a change, and when the level drops by itself. */
export const callerVerification = (dn: string) =>
  queryOptions({
    queryKey: keyOf(dn),
    queryFn: () => unwrap(area().read({ dn })),
    staleTime: 0,
    gcTime: 5_000,
    refetchInterval: ({ state }) => nextDrop(state.data, Date.now()),
    refetchIntervalInBackground: true,
  })

/** Milliseconds until something of it no longer holds; false: nothing runs out. */
export function nextDrop(known: CallerVerification | undefined, now: number): number | false {
  const ends = [known?.holdsUntil, known?.breakGlass?.until].filter((end) => end != null)
  if (ends.length === 0) return false
  const first = Math.min(...ends.map((end) => Date.parse(end)))
  // Main's clock decides: a little later than ours thinks, and never in a tight circle.
  return Math.max(1_000, first - now + 300)
}

/** Takes in what main tells. What is known of a caller is known to one operator, and gone with the lock. */
export function followVerification(client: QueryClient): () => void {
  const { on } = window.securityInfoConsole
  const unfollowChanges = on(
    'verification.changed',
    ({ dn }) => void client.invalidateQueries({ queryKey: keyOf(dn) }),
  )
  const unfollowSession = on('session.changed', ({ state }) => {
    if (state === 'signed-out') client.removeQueries({ queryKey: ['verification'] })
    else if (state === 'signed-in') void client.invalidateQueries({ queryKey: ['verification'] })
  })
  return () => {
    unfollowChanges()
    unfollowSession()
  }
}

/** A code goes out, the device is asked, questions are drawn: what is read out stays in no cache. */
export const beginEvidence = (dn: string, optionId: string) =>
  mutationOptions({ gcTime: 0, mutationFn: () => unwrap(area().begin({ dn, optionId })) })

export const setCase = (dn: string) =>
  mutationOptions({
    mutationFn: (about: HelpCase) => unwrap(area().setCase({ dn, case: about })),
    onSuccess: (known, _argument, _result, { client }) => show(client, dn, known),
  })

export const reportLost = (dn: string) =>
  mutationOptions({
    mutationFn: (methodIds: string[]) => unwrap(area().reportLost({ dn, methodIds })),
    onSuccess: (known, _argument, _result, { client }) => showRecorded(client, dn, known),
  })

/** Of a document's number four characters pass through here: they stay in no cache either. */
export const observe = (dn: string, optionId: string) =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (observed: ObservedEvidence) => unwrap(area().observe({ dn, optionId, observed })),
    onSuccess: (known, _argument, _result, { client }) => showRecorded(client, dn, known),
  })

export const callerFailed = (dn: string) =>
  mutationOptions({
    mutationFn: () => unwrap(area().callerFailed({ dn })),
    onSuccess: (known, _argument, _result, { client }) => showRecorded(client, dn, known),
  })

export const breakGlass = (dn: string) =>
  mutationOptions({
    mutationFn: (reason: string) => unwrap(area().breakGlass({ dn, reason })),
    onSuccess: (known, _argument, _result, { client }) => showRecorded(client, dn, known),
  })

export const endCall = (dn: string) =>
  mutationOptions({
    mutationFn: () => unwrap(area().end({ dn })),
    onSuccess: (known, _argument, _result, { client }) => show(client, dn, known),
  })

/** A test that was begun as evidence is over: what it came to is main's to say. Resolves once it is read. */
export function readEvidence(client: QueryClient, dn: string): Promise<void> {
  readCard(client, dn)
  return client.invalidateQueries({ queryKey: keyOf(dn) })
}

function show(client: QueryClient, dn: string, known: CallerVerification): void {
  // An answer that is on its way was made before this one.
  void client.cancelQueries({ queryKey: keyOf(dn) })
  client.setQueryData(callerVerification(dn).queryKey, known)
}

/** It stands in the user's history, and may have raised a flag. */
function showRecorded(client: QueryClient, dn: string, known: CallerVerification): void {
  show(client, dn, known)
  readCard(client, dn)
}

function readCard(client: QueryClient, dn: string): void {
  void client.invalidateQueries({ queryKey: userCard(dn).queryKey })
  void client.invalidateQueries({ queryKey: userHistory(dn).queryKey })
}
