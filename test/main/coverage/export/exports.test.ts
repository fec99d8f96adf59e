import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ConsoleError } from '../../../../main/errors.ts'
import type { CoveragePrint, CoverageRow } from '../../../../preload/contract.ts'
import { mountSmallDisk } from '../../../e2e/support/full-disk.ts'
import { asNobody } from '../../as-nobody.ts'
import { csv, type Office, type OfficeOptions, openOffice, selection } from './office.ts'
import { readCsv } from './read-csv.ts'
import { report, row } from './rows.ts'

const offices: Office[] = []
const open = async (options: OfficeOptions) => {
  const office = await openOffice(options)
  offices.push(office)
  return office
}

afterEach(async () => {
  for (const office of offices.splice(0)) await office.close()
})

/** Made anew each time that they are asked for, and never all at once. */
function crowd(count: number, made: (index: number) => void = () => undefined): Iterable<CoverageRow> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) {
        made(index)
        yield row({ name: `Person ${index}`, userName: `p${index}` })
      }
    },
  }
}

const pair = [row(), row({ name: 'Ng, "Al"', userName: 'ang' })]
/** Nothing beside the file, and the file as it was: none, or whole. */
function expectUntouched({ out, path }: Office, before: string | null): void {
  expect(readdirSync(out)).toEqual(before === null ? [] : [basename(path)])
  if (before !== null) expect(readFileSync(path, 'utf8')).toBe(before)
}

describe('an export', () => {
  it('as CSV has everybody in it, and a byte order mark where that is wished for', async () => {
    const { exports, path, proposed } = await open({ rows: pair, people: 2 })
    expect(await exports.begin(csv)).toEqual({ file: 'coverage.csv', people: 2 })
    const plain = readFileSync(path, 'utf8')
    expect(readCsv(plain).map(([name]) => name)).toEqual(['Name', 'Priya Okafor', 'Ng, "Al"'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await exports.begin({ ...csv, bom: true })
    expect(readFileSync(path)).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(plain)]))
    expect(proposed[0]).toEqual({ name: 'coverage-2026-11-24.csv', format: 'csv' })
  })

  it('as JSON has the numbers, the filter and everybody in it', async () => {
    const { exports, path } = await open({ rows: crowd(1_000), people: 1_000 })
    const wish = { ...csv, format: 'json' as const, selection: { ...selection, role: 'staff' } }
    expect(await exports.begin(wish)).toEqual({ file: 'coverage.csv', people: 1_000 })
    const { people, ...head } = JSON.parse(readFileSync(path, 'utf8'))
    expect(head).toMatchObject({
      exportedAt: '2026-11-24T10:00:00.000Z',
      filter: 'who lacks something, role Staff',
      selection: wish.selection,
      complete: true,
      policyVersion: 3,
      total: 4,
      capable: 2,
      roles: { staff: { lacking: 2 } },
    })
    expect(people).toHaveLength(1_000)
    // By the roles' names, as in the numbers.
    const missing = row().missing.map((one) => ({ ...one, role: 'staff' }))
    expect(people[999]).toEqual(row({ name: 'Person 999', userName: 'p999', roles: ['staff'], missing }))
  })

  it('as PDF prints the numbers, and the first two thousand of a long list', async () => {
    let page: CoveragePrint | null = null
    const office = await open({
      rows: crowd(2_500),
      people: 2_500,
      printPdf: async ({ drawn }) => {
        page = office.exports.page()
        setImmediate(office.exports.drawn)
        await drawn
        return Buffer.from('%PDF-1.4 printed')
      },
    })
    expect(await office.exports.begin({ ...csv, format: 'pdf' })).toEqual({
      file: 'coverage.csv',
      people: 2_500,
    })
    expect(page).toMatchObject({
      people: 2_500,
      by: 'Ana Silva',
      filter: 'who lacks something',
      report: report(),
    })
    expect(page).toHaveProperty('rows.length', 2_000)
    expect(readFileSync(office.path, 'utf8')).toBe('%PDF-1.4 printed')
    // And nobody is shown it any more.
    expect(() => office.exports.page()).toThrow(ConsoleError)
  })

  it('is recorded before it begins and after, with who, what and how many, but not where', async () => {
    const office = await open({
      rows: crowd(300, () => expect(office.records().map(({ phase }) => phase)).toEqual(['intent'])),
      people: 299,
    })
    await office.exports.begin({ ...csv, selection: { ...selection, words: ' okafor ', flag: 'locked' } })
    expect(office.records()).toMatchObject([
      {
        phase: 'intent',
        action: 'export-coverage',
        operator: { dn: 'uid=ana,dc=x', name: 'Ana Silva' },
        user: null,
        directory: 'd1',
        detail: {
          format: 'csv',
          file: 'coverage.csv',
          filter: 'who lacks something, flag locked, with “okafor”',
          people: 299,
          report: 'complete',
        },
      },
      { phase: 'outcome', outcome: 'succeeded', detail: { people: 300 } },
    ])
    expect(JSON.stringify(office.records())).not.toContain(office.out)
  })

  it('of a report that is not complete says so in the file, its name and the record', async () => {
    const list = { state: 'partial', why: 'size-limit', error: null } as const
    const office = await open({ rows: pair, people: 2, list })
    expect(await office.exports.preview(selection)).toEqual({
      people: 2,
      filter: 'who lacks something',
      state: 'partial',
      why: 'size-limit',
    })
    await office.exports.begin({ ...csv, format: 'json' })
    expect(JSON.parse(readFileSync(office.path, 'utf8'))).toMatchObject({
      complete: false,
      state: 'partial',
      why: 'size-limit',
    })
    expect(office.proposed[0]?.name).toBe('coverage-2026-11-24-partial.json')
    expect(office.records()[0]?.detail).toMatchObject({ report: 'partial' })
  })

  it('of a list that is whole, from a report that is not, says so too', async () => {
    const office = await open({ rows: pair, report: report({ state: 'running' }) })
    await office.exports.begin({ ...csv, selection: { ...selection, list: 'one-method' } })
    expect(readCsv(readFileSync(office.path, 'utf8'))[1]?.at(-1)).toBe('no: running')
    expect(office.proposed[0]?.name).toBe('coverage-one-method-2026-11-24-partial.csv')
  })

  it('tells how far it is, at most ten times a second', async () => {
    const { exports, told } = await open({ rows: crowd(1_000), people: 1_000, tick: 1 })
    await exports.begin(csv)
    expect(told.length).toBeGreaterThan(3)
    for (const [index, { at, value }] of told.entries()) {
      expect(value).toEqual({ done: expect.any(Number), total: 1_000 })
      const next = told[index + 1]
      if (!next) continue
      expect(next.at - at).toBeGreaterThanOrEqual(100)
      expect(next.value.done).toBeGreaterThan(value.done)
    }
  })

  it('lets other work go on while it writes', async () => {
    let turns = 0
    let goesOn = true
    const count = () => {
      turns += 1
      if (goesOn) setImmediate(count)
    }
    const { exports } = await open({ rows: crowd(10_000), people: 10_000 })
    setImmediate(count)
    await exports.begin(csv)
    goesOn = false
    expect(turns).toBeGreaterThan(10_000 / 256)
  })

  it('shows its file in the file manager afterwards, and nothing before', async () => {
    const { exports, shown, path } = await open({ rows: pair })
    exports.show()
    expect(shown).toEqual([])
    await exports.begin(csv)
    exports.show()
    expect(shown).toEqual([path])
  })
})

describe('nothing is written, and nothing recorded', () => {
  it('where the operator chose no place', async () => {
    const office = await open({ rows: pair, chooseFile: async () => null })
    expect(await office.exports.begin(csv)).toBeNull()
    expectUntouched(office, null)
    expect(existsSync(join(office.folder, 'audit-log.jsonl'))).toBe(false)
  })

  it('where there is no report', async () => {
    const office = await open({ rows: pair, report: null })
    await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'no-report' })
    expect(office.proposed).toEqual([])
  })

  it('where the operator left while they were asked where to', async () => {
    const office = await open({
      rows: pair,
      chooseFile: async () => {
        office.exports.away()
        return office.path
      },
    })
    await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'export-cancelled' })
    expectUntouched(office, null)
    expect(existsSync(join(office.folder, 'audit-log.jsonl'))).toBe(false)
  })

  it('where another one goes on', async () => {
    const office = await open({
      rows: pair,
      chooseFile: async () => {
        await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'export-running' })
        return office.path
      },
    })
    expect(await office.exports.begin(csv)).toMatchObject({ people: 2 })
    expect(office.proposed).toHaveLength(1)
  })

  it('where it can’t be recorded', async () => {
    const office = await open({
      rows: crowd(1, () => expect.unreachable('Nobody may be read.')),
      auditFile: '/dev/full',
    })
    await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'audit-log-unwritable' })
    expectUntouched(office, null)
  })
})

describe('the file that was there stays whole, and nothing stands beside it', () => {
  const failsAt =
    (index: number) =>
    (now: number): void => {
      if (now === index) throw new Error('in the middle')
    }

  it.each(['csv', 'json'] as const)('where making the %s fails in the middle', async (format) => {
    const office = await open({ rows: crowd(2_000, failsAt(1_000)), people: 2_000 })
    writeFileSync(office.path, 'old')
    await expect(office.exports.begin({ ...csv, format })).rejects.toThrow('in the middle')
    expectUntouched(office, 'old')
    expect(office.records()[1]).toMatchObject({ outcome: 'failed', detail: { code: 'internal' } })
  })

  it('where printing fails', async () => {
    const failure = new ConsoleError('export-unprintable', 'The page crashed.')
    const office = await open({ rows: pair, printPdf: () => Promise.reject(failure) })
    writeFileSync(office.path, 'old')
    await expect(office.exports.begin({ ...csv, format: 'pdf' })).rejects.toBe(failure)
    expectUntouched(office, 'old')
  })

  it('where it is cancelled in the middle; then another one can begin', async () => {
    let cancelAt = 1_000
    const office = await open({
      rows: crowd(2_000, (index) => {
        if (index !== cancelAt) return
        // By now a part is on disk.
        expect(readdirSync(office.out)).toHaveLength(2)
        office.exports.cancel()
      }),
      people: 2_000,
    })
    writeFileSync(office.path, 'old')
    await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'export-cancelled' })
    expectUntouched(office, 'old')
    expect(office.records()[1]).toMatchObject({ outcome: 'failed', detail: { code: 'export-cancelled' } })
    cancelAt = -1
    expect(await office.exports.begin(csv)).toMatchObject({ people: 2_000 })
    expect(readCsv(readFileSync(office.path, 'utf8'))).toHaveLength(2_001)
  })

  it('where it is cancelled at the last moment', async () => {
    const office = await open({
      rows: crowd(3, (index) => index === 2 && office.exports.cancel()),
      people: 3,
    })
    await expect(office.exports.begin(csv)).rejects.toMatchObject({ code: 'export-cancelled' })
    expectUntouched(office, null)
  })

  it('where the disk is full', async ({ skip }) => {
    const disk = mountSmallDisk()
    if (!disk) return skip('This user may not mount a disk.')
    try {
      const path = join(disk.folder, 'coverage.csv')
      const { exports } = await open({ rows: crowd(20_000), people: 20_000, chooseFile: async () => path })
      writeFileSync(path, 'old')
      disk.fill()
      await expect(exports.begin(csv)).rejects.toMatchObject({
        code: 'export-unwritable',
        detail: { file: 'coverage.csv', problem: 'disk-full' },
      })
      expect(readFileSync(path, 'utf8')).toBe('old')
      expect(readdirSync(disk.folder).sort()).toEqual(['coverage.csv', 'filler'])
      disk.makeRoom()
      expect(await exports.begin(csv)).toMatchObject({ people: 20_000 })

      disk.makeReadOnly()
      await expect(exports.begin(csv)).rejects.toMatchObject({ detail: { problem: 'read-only' } })
      expect(readCsv(readFileSync(path, 'utf8'))).toHaveLength(20_001)
    } finally {
      disk.remove()
    }
  })
})

describe('a place where no file can be is told apart', () => {
  const cases: [string, string, (out: string) => string][] = [
    ['a folder that is gone', 'no-folder', (out) => join(out, 'gone', 'x.csv')],
    ['a file in place of the folder', 'no-folder', (out) => join(out, 'file', 'x.csv')],
    ['a folder of that name', 'not-a-file', (out) => join(out, 'folder')],
    ['a device', 'not-a-file', () => '/dev/full'],
    ['a name that is too long', 'name-too-long', (out) => join(out, 'x'.repeat(300))],
    ['a folder without permission', 'no-permission', (out) => join(out, 'folder', 'x.csv')],
  ]

  it.each(cases)('%s: %s', async (_, problem, pathIn) => {
    const office = await open({ rows: pair, chooseFile: async () => pathIn(office.out) })
    writeFileSync(join(office.out, 'file'), '')
    mkdirSync(join(office.out, 'folder'), { mode: 0o755 })
    // The audit log is root's: it is open by the time that somebody else writes the file.
    await office.exports.begin(csv).catch(() => undefined)
    const before = readdirSync(office.out, { recursive: true }).sort()
    const begin = () => office.exports.begin(csv)
    const begun = problem === 'no-permission' ? asNobody(begin) : begin()
    const error = await begun.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'export-unwritable', detail: { problem } })
    expect((error as Error).message).not.toContain(dirname(pathIn(office.out)))
    expect(readdirSync(office.out, { recursive: true }).sort()).toEqual(before)
  })
})

describe('a hundred thousand people', () => {
  it('are all in the file', async () => {
    const { exports, path } = await open({ rows: crowd(100_000), people: 100_000 })
    expect(await exports.begin(csv)).toEqual({ file: 'coverage.csv', people: 100_000 })
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines).toHaveLength(100_002)
    expect(lines[100_000]).toMatch(/^Person 99999,p99999,/)
  })
})
