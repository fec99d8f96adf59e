import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallerVerification, Events } from '../../../preload/contract.ts'
import { createQueryClient } from '../../../renderer/queries/client.ts'
import {
  beginEvidence,
  callerVerification,
  followVerification,
  nextDrop,
  observe,
  setCase,
} from '../../../renderer/queries/verification.ts'
import { about, dn, known, minutes, option } from './samples.tsx'

type Listener = (value: never) => void

function bridge() {
  const listeners = new Map<string, Listener[]>()
  let answer: CallerVerification = known()
  const call = vi.fn(async () => ({ ok: true, value: answer }))
  const test = { kind: 'app', testId: 'secret-test', issuer: 'i', account: 'a', attemptsLeft: 5 }
  const begin = vi.fn(async () => ({ ok: true, value: test }))
  return {
    call,
    answer: (next: CallerVerification) => {
      answer = next
    },
    tell: <E extends keyof Events>(event: E, value: Events[E]) => {
      for (const one of listeners.get(event) ?? []) one(value as never)
    },
    console: {
      verification: { read: call, setCase: call, observe: call, begin },
      on(event: string, listener: Listener) {
        listeners.set(event, [...(listeners.get(event) ?? []), listener])
        return () => {
          listeners.set(
            event,
            (listeners.get(event) ?? []).filter((one) => one !== listener),
          )
        }
      },
    },
  }
}

let main: ReturnType<typeof bridge>
beforeEach(() => {
  main = bridge()
  vi.stubGlobal('window', { securityInfoConsole: main.console })
})
afterEach(() => vi.unstubAllGlobals())

const signedOut: Events['session.changed'] = { state: 'signed-out' }

describe('what is known of a caller', () => {
  it('is read anew when main tells of a change to this user, until it is followed no more', async () => {
    const client = createQueryClient()
    await client.fetchQuery(callerVerification(dn))
    const unfollow = followVerification(client)
    const isStale = () => client.getQueryState(callerVerification(dn).queryKey)?.isInvalidated
    main.tell('verification.changed', { dn: 'uid=other' })
    expect(isStale()).toBe(false)
    main.tell('verification.changed', { dn })
    expect(isStale()).toBe(true)
    await client.fetchQuery(callerVerification(dn))
    unfollow()
    main.tell('verification.changed', { dn })
    expect(isStale()).toBe(false)
  })

  it('is gone when the operator signs out', async () => {
    const client = createQueryClient()
    await client.fetchQuery(callerVerification(dn))
    followVerification(client)
    main.tell('session.changed', signedOut)
    expect(client.getQueryData(callerVerification(dn).queryKey)).toBeUndefined()
  })

  it('is read anew when it runs out, and never in a tight circle', () => {
    const now = Date.now()
    expect(nextDrop(undefined, now)).toBe(false)
    expect(nextDrop(known(), now)).toBe(false)
    const until = new Date(now + 60_000).toISOString()
    expect(nextDrop(known({ holdsUntil: until }), now)).toBe(60_300)
    expect(
      nextDrop(
        known({ holdsUntil: until, breakGlass: { reason: 'x', until, administratorsTold: 'all' } }),
        now + 70_000,
      ),
    ).toBe(1_000)
  })

  it('is what main answers to a change, at once', async () => {
    const client = createQueryClient()
    client.setQueryData(callerVerification(dn).queryKey, known())
    main.answer(known({ case: about, verificationId: 'v' }))
    await client.getMutationCache().build(client, setCase(dn)).execute(about)
    expect(client.getQueryData(callerVerification(dn).queryKey)?.case).toEqual(about)
  })
})

describe('no secret is kept', () => {
  it('of a document’s number, nor of a test that was begun', async () => {
    const client = createQueryClient()
    main.answer(known({ level: 3, holdsUntil: minutes(15) }))
    const lastFour = 'Q7Z9'
    await client
      .getMutationCache()
      .build(client, observe(dn, 'photo-id'))
      .execute({ kind: 'photo-id', how: 'video', document: 'passport', lastFour, outcome: 'matches' })
    await client.getMutationCache().build(client, beginEvidence(dn, option().id)).execute()
    await expect.poll(() => client.getMutationCache().getAll()).toEqual([])
    const kept = JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    )
    expect(kept).not.toContain(lastFour)
    expect(kept).not.toContain('secret-test')
  })
})
