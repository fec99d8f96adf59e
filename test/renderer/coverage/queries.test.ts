import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CoverageReport, DirectoryChoice, Events } from '../../../preload/contract.ts'
import { everybodyOn } from '../../../renderer/coverage/selection.ts'
import { createQueryClient } from '../../../renderer/queries/client.ts'
import {
  coverageReport,
  coverageRows,
  coverageTrend,
  followCoverage,
  runCoverage,
} from '../../../renderer/queries/coverage.ts'
import { auditor } from '../approvals/samples.tsx'
import { report, rows } from './samples.ts'

const practice: DirectoryChoice = {
  id: 'practice',
  label: 'Practice directory',
  practice: true,
  security: 'ldap',
  urls: [],
  baseDn: 'dc=example',
}

type Listener = (value: never) => void

function bridge() {
  const listeners = new Map<string, Set<Listener>>()
  const rowsAsked = vi.fn(async () => ({ ok: true, value: rows() }))
  return {
    rowsAsked,
    tell: <E extends keyof Events>(event: E, value: Events[E]) => {
      for (const one of listeners.get(event) ?? []) one(value as never)
    },
    console: {
      coverage: {
        run: async () => ({ ok: true, value: report({ state: 'running', read: 0 }) }),
        read: async () => ({ ok: true, value: null }),
        rows: rowsAsked,
        trend: async () => ({ ok: true, value: { snapshots: [], why: null } }),
      },
      on(event: string, listener: Listener) {
        const those = listeners.get(event) ?? new Set()
        listeners.set(event, those.add(listener))
        return () => those.delete(listener)
      },
    },
  }
}

let main: ReturnType<typeof bridge>
beforeEach(() => {
  vi.useFakeTimers()
  main = bridge()
  vi.stubGlobal('window', { securityInfoConsole: main.console })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const everybody = coverageRows(everybodyOn('lacking'), 0)

describe('what main tells of a report', () => {
  it('is shown at once, and so are its first people; more of them are read now and then, not each time', async () => {
    const client = createQueryClient()
    await client.fetchQuery(everybody)
    const unfollow = followCoverage(client)
    let invalidations = 0
    client.getQueryCache().subscribe((event) => {
      const ofRows = event.query.queryKey[1] === 'rows'
      if (event.type === 'updated' && event.action.type === 'invalidate' && ofRows) invalidations += 1
    })
    const parts: CoverageReport[] = [1, 2, 3].map((step) => report({ state: 'running', read: step * 100 }))
    for (const part of parts) {
      main.tell('coverage.changed', part)
      expect(invalidations).toBe(1)
    }
    expect(client.getQueryData(coverageReport().queryKey)?.read).toBe(300)
    await client.fetchQuery(everybody)
    vi.advanceTimersByTime(1_000)
    expect(invalidations).toBe(2)
    // Nothing more was told.
    await client.fetchQuery(everybody)
    vi.advanceTimersByTime(5_000)
    expect(invalidations).toBe(2)
    unfollow()
  })

  it('of a list has its rows read again too', async () => {
    const client = createQueryClient()
    await client.fetchQuery(everybody)
    const unfollow = followCoverage(client)
    main.tell('coverage.list', { list: 'malformed', state: 'running', listed: 3, read: 9 })
    vi.advanceTimersByTime(1_000)
    expect(client.getQueryState(everybody.queryKey)?.isInvalidated).toBe(true)
    unfollow()
  })

  it('has the trend read again once it is whole', async () => {
    const client = createQueryClient()
    await client.fetchQuery(coverageTrend())
    const unfollow = followCoverage(client)
    const isStale = () => client.getQueryState(coverageTrend().queryKey)?.isInvalidated
    main.tell('coverage.changed', report({ state: 'running' }))
    expect(isStale()).toBe(false)
    main.tell('coverage.changed', report())
    expect(isStale()).toBe(true)
    unfollow()
  })

  it('is asked for after the console was locked, when nothing was told', async () => {
    const client = createQueryClient()
    await client.fetchQuery(everybody)
    await client.fetchQuery(coverageReport())
    const unfollow = followCoverage(client)
    const areStale = () =>
      [everybody.queryKey, coverageReport().queryKey].map((key) => client.getQueryState(key)?.isInvalidated)
    const who = { operator: auditor, directory: practice }
    main.tell('session.changed', { state: 'locked', ...who, why: 'idle' })
    expect(areStale()).toEqual([false, false])
    main.tell('session.changed', { state: 'signed-in', ...who, connection: 'bound' })
    expect(areStale()).toEqual([true, true])
    unfollow()
  })

  it('is heard no more, and what was read is gone, when the view goes', async () => {
    const client = createQueryClient()
    followCoverage(client)()
    main.tell('coverage.changed', report())
    expect(client.getQueryData(coverageReport().queryKey)).toBeUndefined()
  })
})

describe('running the report', () => {
  it('shows what main answers', async () => {
    const client = createQueryClient()
    await client.getMutationCache().build(client, runCoverage()).execute()
    expect(client.getQueryData(coverageReport().queryKey)?.state).toBe('running')
  })
})

describe('rows', () => {
  it('are asked for in blocks', async () => {
    await createQueryClient().fetchQuery(coverageRows(everybodyOn('lacking'), 7))
    expect(main.rowsAsked).toHaveBeenCalledWith({ selection: everybodyOn('lacking'), from: 700, count: 100 })
  })
})
