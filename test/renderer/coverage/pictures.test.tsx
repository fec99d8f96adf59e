import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addWords } from '../../../renderer/app/i18n.ts'
import { CountTable } from '../../../renderer/coverage/count-table.tsx'
import {
  groupPicture,
  methodPicture,
  type Picture,
  percentOf,
  rolePicture,
} from '../../../renderer/coverage/picture-data.ts'
import { pathOf, spread, trendOf } from '../../../renderer/coverage/trend-data.ts'
import { TrendPicture } from '../../../renderer/coverage/trend-picture.tsx'
import { TrendTable } from '../../../renderer/coverage/trend-table.tsx'
import { coverage } from '../../../renderer/coverage/words.ts'
import { user } from '../../../renderer/user/words.ts'
import { auditor, page, read } from '../approvals/samples.tsx'
import { count, factors, report, snapshot } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
beforeAll(() => {
  addWords('coverage', coverage)
  addWords('user', user)
})

const html = (picture: Picture, asTable: boolean) =>
  page(<CountTable picture={picture} of="What" asTable={asTable} onChoose={() => undefined} />, auditor)

/** Each line of the table: its name, and the numbers of its cells. */
function lines(markup: string): { label: string; numbers: number[] }[] {
  return [...markup.matchAll(/<th scope="row".*?<\/tr>/gs)].map(([line]) => {
    const [label = '', ...cells] = line.split('<td').map((part) => read(`<td${part}`).trim())
    return {
      label: label.replace(/^.*>/, ''),
      numbers: cells.map((cell) => Number(cell.replace(/[,%\s]/g, ''))),
    }
  })
}

/** Each bar: its parts in percent of the whole. */
function bars(markup: string): Record<string, number>[] {
  return [...markup.matchAll(/<svg[^>]*data-bar.*?<\/svg>/gs)].map(([bar]) =>
    Object.fromEntries(
      [...bar.matchAll(/data-pattern="(\w+)"[^>]*width="([\d.]+)%"/g)].map(([, name, width]) => [
        name,
        Number(width),
      ]),
    ),
  )
}

const pictures: [string, Picture][] = [
  ['roles', rolePicture(report())],
  ['departments', groupPicture('departmentNumber', report().groupings[0]?.groups ?? [])],
  [
    'methods',
    methodPicture({ total: report().people.total, methods: report().methods }, null, (type) => type),
  ],
]

describe.each(pictures)('the picture of %s', (_name, picture) => {
  it('and its table say the same numbers, which are the report’s', () => {
    const expected = picture.rows.map(({ label, total, counts }) => ({
      label: label ?? 'None on file',
      numbers: [
        total.value,
        percentOf(counts[0]?.value ?? 0, total.value),
        ...counts.map(({ value }) => value),
      ],
    }))
    expect(lines(html(picture, true))).toEqual(expected)
    expect(lines(html(picture, false))).toEqual(expected)
  })

  it('draws each number as long as its share', () => {
    const drawn = bars(html(picture, false))
    expect(drawn).toHaveLength(picture.rows.length)
    // Who has nothing is the part of the bar that stays empty.
    for (const [index, { total, counts }] of picture.rows.entries())
      for (const [column, pattern] of picture.columns.entries())
        if (pattern !== 'nothing')
          expect(drawn[index]?.[pattern]).toBeCloseTo((100 * (counts[column]?.value ?? 0)) / total.value)
  })

  it('has no bars as a table', () => {
    expect(bars(html(picture, true))).toEqual([])
  })
})

describe('a number', () => {
  it('leads to its people', () => {
    const staff = rolePicture(report()).rows[0]
    expect(staff?.counts.map(({ whose }) => whose)).toEqual([
      { list: 'everybody', role: 'staff', has: 'required' },
      { list: 'lacking', role: 'staff', has: 'registered' },
      { list: 'lacking', role: 'staff', has: 'nothing' },
    ])
    expect(staff?.total.whose).toEqual({ list: 'everybody', role: 'staff' })
    expect(html(rolePicture(report()), false)).toContain('aria-label="110 Registered only, Staff"')
    const [app] = methodPicture({ total: 9, methods: report().methods }, 'staff', (type) => type).rows
    expect(app?.counts[0]?.whose).toEqual({ list: 'everybody', role: 'staff', has: 'authenticator-app' })
  })

  it('leads nowhere where it is nobody’s', () => {
    expect(html(rolePicture(report()), false)).not.toContain('aria-label="0 ')
  })

  it('of a requirement leads to who lacks it, by its place in the role', () => {
    const [staff] = report().roles
    if (!staff) throw new Error('no staff')
    const two = {
      ...staff,
      requirements: [
        { anyOf: factors, atLeast: 1, met: 650, lacking: 50 },
        { anyOf: [...factors, 'email' as const], atLeast: 2, met: 400, lacking: 300 },
      ],
    }
    const [row] = rolePicture({ roles: [two] }).rows
    expect(row?.requirements?.map(({ lacking }) => lacking.whose)).toEqual([
      { list: 'lacking', role: 'staff', requirement: 0 },
      { list: 'lacking', role: 'staff', requirement: 1 },
    ])
    expect(read(html(rolePicture({ roles: [two] }), false))).toContain(
      'Requires one of authenticator app, push, text message, or phone call: 650 meet it, 50 lack it',
    )
  })

  it('says 100 % of everybody alone, and 0 % of nobody alone', () => {
    expect([percentOf(0, 900), percentOf(1, 900), percentOf(899, 900), percentOf(900, 900)]).toEqual([
      0, 1, 99, 100,
    ])
    expect(percentOf(0, 0)).toBe(0)
  })
})

describe('the trend', () => {
  const trend = trendOf([
    snapshot('2026-03-01', count(500, 200, 300), count(100, 50, 50)),
    snapshot('2026-03-02', count(600, 200, 200)),
    snapshot('2026-03-05', count(800, 100, 100), count(180, 10, 10)),
  ])
  const labelOf = ({ label }: { label: string | null }) => label ?? 'Everybody'

  it('draws what its table says', () => {
    const table = read(page(<TrendTable trend={trend} labelOf={labelOf} />, auditor))
    expect(table).toContain('Mar 5, 2026 80 % (800 of 1,000) 90 % (180 of 200)')
    expect(table).toContain('Mar 2, 2026 60 % (600 of 1,000) Not counted')
    expect(table).toContain('Mar 1, 2026 50 % (500 of 1,000) 50 % (100 of 200)')
    const drawn = page(<TrendPicture trend={trend} labelOf={labelOf} />, auditor)
    const paths = [...drawn.matchAll(/data-line="(\w*)" d="([^"]*)"/g)].map(([, key, d]) => [key, d])
    // 150 high, 600 wide, four days from end to end.
    expect(paths).toEqual([
      ['', 'M0 75h0L150 60L600 30'],
      ['staff', 'M0 75h0M600 15h0'],
    ])
    expect(read(drawn)).toContain('Everybody: 80 %')
    expect(read(drawn)).toContain('Staff: 90 %')
  })

  it('stands still on its only day', () => {
    const one = trendOf([snapshot('2026-03-01', count(1, 1, 0))])
    expect(pathOf(one.lines[0] ?? { key: '', label: null, points: [] }, one.days, 600, 150)).toBe('M0 75h0')
  })

  it('keeps its labels apart, in their order, and within the picture', () => {
    expect(spread([10, 12, 100], 17, 150)).toEqual([10, 27, 100])
    expect(spread([150, 149, 148], 17, 150)).toEqual([150, 133, 116])
  })
})
