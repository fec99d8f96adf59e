import { Client } from 'ldapts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryConnection } from '../../main/directory/connection.ts'
import { equal } from '../../main/directory/filter.ts'
import { ConsoleError } from '../../main/errors.ts'
import {
  type Console,
  counted,
  method,
  openConsole,
  selected,
  someone,
  startCrowd,
} from './coverage-office.ts'
import type { LdifEntry } from './people.ts'
import type { Slapd } from './slapd.ts'

/** What happens to a report while it is read: people change, half of it fails, it is cancelled. */
function* crowd(): Generator<LdifEntry> {
  for (let n = 0; n < 600; n += 1)
    yield someone(`p${n}`, n % 3 === 0 ? [method('a', 'text')] : [], {
      employeeType: n % 2 === 0 ? 'staff' : 'faculty',
    })
}

let slapd: Slapd
let admin: DirectoryConnection
let client: Client

beforeAll(async () => {
  ;({ slapd, admin } = await startCrowd(crowd()))
  client = new Client({ url: slapd.url })
  await client.bind(slapd.adminDn, slapd.adminPassword)
})
afterAll(async () => {
  await client?.unbind()
  await admin?.close()
  await slapd?.stop()
})

const dn = (uid: string): string => someone(uid).dn
const lackingOf = (console: Console): string[] =>
  [...console.coverage.each(selected())].map((row) => row.dn).sort()

describe('whoever, while a report is read,', () => {
  /** Those who lack something were read by then. */
  async function reportWith(between: () => Promise<unknown>) {
    const console = await openConsole(slapd.url, { second: false, between })
    const report = await console.report()
    const truth = await counted(admin)
    expect(report).toMatchObject({ state: 'complete', people: truth.count, read: truth.count.total })
    expect(lackingOf(console)).toEqual(truth.lacking)
    // It is not taken for what another report would say, until one was read in which nothing changed.
    const next = await console.report()
    expect(next).toMatchObject({ unchangedSince: null, people: truth.count })
    expect(await console.report()).toMatchObject({ id: next.id, unchangedSince: expect.any(String) })
    await console.close()
    return report
  }

  it('is deleted is counted no more', async () => {
    await reportWith(() => admin.delete(dn('p1')))
  })

  it('is renamed is counted once, by the new name', async () => {
    const renamed = dn('p2').replace('uid=p2', 'uid=renamed')
    const between = () => client.modifyDN(dn('p2'), renamed)
    const console = await openConsole(slapd.url, { second: false, between })
    await console.report()
    expect(lackingOf(console)).toContain(renamed)
    expect(lackingOf(console)).not.toContain(dn('p2'))
    await console.close()
    await reportWith(() => client.modifyDN(renamed, dn('p2')))
  })

  it('gets what they lacked is counted once, as capable', async () => {
    await reportWith(() =>
      admin.modify(dn('p4'), [
        { op: 'add', attribute: 'securityInfoMethod', values: [method('z', 'push')] },
        { op: 'add', attribute: 'securityInfoMethodType', values: ['push'] },
      ]),
    )
  })

  it('gets out of the operator’s sight is counted no more', async () => {
    const console = await openConsole(slapd.url, {
      ...{ second: false, scope: equal('employeeType', 'staff') },
      between: () =>
        admin.modify(dn('p8'), [{ op: 'replace', attribute: 'employeeType', values: ['faculty'] }]),
    })
    const { people } = await console.report()
    expect(lackingOf(console)).not.toContain(dn('p8'))
    const { people: next } = await console.report()
    expect(people).toEqual(next)
    await console.close()
  })
})

describe('a report', () => {
  it('of which one half is refused ends the other, which counts nobody any more and frees its connection', async () => {
    const refused = new ConsoleError('insufficient-access', 'Not for you.')
    const console = await openConsole(slapd.url, { secondFails: refused })
    const report = await console.report()
    expect(report).toMatchObject({ state: 'failed', error: { code: 'insufficient-access' } })
    await console.coverage.open('everybody')
    const everybody = selected({ list: 'everybody' })
    await expect
      .poll(async () => (await console.coverage.rows({ selection: everybody, from: 0, count: 0 })).state)
      .toBe('complete')
    expect(console.coverage.read()?.read).toBe(report.read)
    await console.close()
  })

  it('that is cancelled is over at once, and another begins whatever still comes of it', async () => {
    let cancelled: string | undefined
    let again: Promise<{ id: string; state: string }> | null = null
    const console = await openConsole(slapd.url, {
      begun: () => {
        const report = console.coverage.cancel()
        cancelled = report?.state
        again = console.coverage.run()
      },
    })
    const first = await console.coverage.run()
    await expect.poll(() => cancelled).toBe('cancelled')
    const second = await (again as Promise<{ id: string; state: string }> | null)
    expect(second).toMatchObject({ state: 'running' })
    expect(second?.id).not.toBe(first.id)
    await console.coverage.settled()
    expect(console.coverage.read()).toMatchObject({
      id: second?.id,
      state: 'complete',
      people: (await counted(admin)).count,
    })
    await console.close()
  })

  it('expects as many as the last that was complete, and not as many as one that was broken off', async () => {
    let isFirst = true
    const console = await openConsole(slapd.url, {
      begun: () => {
        if (isFirst) console.coverage.cancel()
        isFirst = false
      },
    })
    expect((await console.report()).state).toBe('cancelled')
    expect((await console.coverage.run()).expected).toBeNull()
    await console.coverage.settled()
    const { people } = console.coverage.read() ?? { people: null }
    await admin.modify(dn('p10'), [{ op: 'replace', attribute: 'title', values: [`at ${Date.now()}`] }])
    expect((await console.coverage.run()).expected).toBe(people?.total)
    await console.coverage.settled()
    await console.close()
  })

  it('expects as many as were counted on another day, where this console has read none', async () => {
    const console = await openConsole(slapd.url, { snapshots: { lastTotal: async () => 4_000 } })
    await console.report()
    expect(console.told[0]).toMatchObject({ state: 'running', expected: 4_000 })
    await console.close()
  })

  it('is kept for the day when it is of everybody, before the trend is told', async () => {
    const kept: number[] = []
    const keep = async (_: unknown, { people }: { people: { total: number } }): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      kept.push(people.total)
    }
    const list = async () => ({ snapshots: kept.map(() => [] as never), why: null })
    const console = await openConsole(slapd.url, { snapshots: { keep, list } })
    await console.report()
    expect((await console.coverage.trend()).snapshots).toHaveLength(1)
    await console.close()
    const scoped = await openConsole(slapd.url, {
      scope: equal('employeeType', 'staff'),
      snapshots: { keep, list },
    })
    expect((await scoped.report()).state).toBe('complete')
    expect((await scoped.coverage.trend()).snapshots).toHaveLength(1)
    await scoped.close()
  })
})

describe('a list', () => {
  const rowsOf = (console: Console, list: 'everybody' | 'capable' | 'lacking') =>
    console.coverage.rows({ selection: selected({ list }), from: 0, count: 1 })

  it('is forgotten once another is opened, or the report’s own is looked at', async () => {
    const console = await openConsole(slapd.url)
    await console.report()
    await console.coverage.open('everybody')
    await console.coverage.open('capable')
    await expect(rowsOf(console, 'everybody')).rejects.toMatchObject({ code: 'not-found' })
    expect((await rowsOf(console, 'capable')).list).toBe('capable')
    await rowsOf(console, 'lacking')
    await expect(rowsOf(console, 'capable')).rejects.toMatchObject({ code: 'not-found' })
    await console.close()
  })

  it('says how many were looked at while it fills, and is cancelled at once', async () => {
    const told: { state: string; read: number }[] = []
    const console = await openConsole(slapd.url, {
      listTold: (progress) => {
        told.push(progress)
        if (told.length === 1) console.coverage.cancelList()
      },
    })
    await console.coverage.open('everybody')
    await expect.poll(() => told.at(-1)?.state).toBe('cancelled')
    expect(told[0]?.state).toBe('running')
    expect(told[0]?.read).toBe(200)
    const rows = await rowsOf(console, 'everybody')
    expect(rows).toMatchObject({ state: 'cancelled', read: 200, listed: 200 })
    await console.close()
  })
})
