import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ResetWish } from '../../../preload/contract.ts'
import { requestApproval } from '../../../renderer/queries/approvals.ts'
import { createQueryClient } from '../../../renderer/queries/client.ts'
import { issuePass } from '../../../renderer/queries/passes.ts'
import { applyReset } from '../../../renderer/queries/reset.ts'
import { card } from '../enrollment/cards.ts'

const priya = card([])
const value = 'ABCD2345XY'
const wish: ResetWish = {
  kind: 'lost-device',
  methodIds: ['id-text'],
  reregister: true,
  revokeSessions: true,
  pass: { minutes: 60, startsAt: null, once: true, showOn: 'console' },
}

afterEach(() => vi.unstubAllGlobals())

function stub() {
  const answers = (answer: object) => vi.fn(async (_argument: unknown) => ({ ok: true, value: answer }))
  const bridge = {
    reset: { apply: answers({ card: priya, pass: { value } }) },
    passes: { issue: answers({ card: priya, pass: { value } }) },
    approvals: { request: answers({ id: 'a1' }) },
  }
  vi.stubGlobal('window', { securityInfoConsole: bridge })
  return bridge
}

const kept = (client: ReturnType<typeof createQueryClient>): string =>
  JSON.stringify(
    client
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data ?? null),
  )

describe('a pass that was issued', () => {
  it('is in no query, and its mutation is forgotten at once', async () => {
    const { reset, passes } = stub()
    const client = createQueryClient()
    const cache = client.getMutationCache()
    await cache.build(client, applyReset(priya.dn)).execute(wish)
    if (wish.pass) await cache.build(client, issuePass(priya.dn)).execute(wish.pass)
    expect(reset.apply).toHaveBeenCalledWith({ dn: priya.dn, wish })
    expect(passes.issue).toHaveBeenCalledWith({ dn: priya.dn, wish: wish.pass })
    expect(kept(client)).not.toContain(value)
    expect(kept(client)).toContain(priya.dn)
    await expect.poll(() => cache.getAll()).toEqual([])
  })
})

it('asks for approval of exactly what was chosen', async () => {
  const { approvals } = stub()
  const client = createQueryClient()
  const argument = { dn: priya.dn, call: { call: 'reset' as const, wish } }
  await client.getMutationCache().build(client, requestApproval()).execute(argument)
  expect(approvals.request).toHaveBeenCalledWith({ dn: priya.dn, call: { call: 'reset', wish } })
  client.clear()
})
