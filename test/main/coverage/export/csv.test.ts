import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLines } from '../../../../main/coverage/export/csv.ts'
import { harmless } from '../../../../main/coverage/export/harmless.ts'
import type { CoverageRow } from '../../../../preload/contract.ts'
import { readCsv } from './read-csv.ts'
import { report, row } from './rows.ts'

const complete = { report: report(), extent: report() }
const csvOf = (rows: CoverageRow[], origin: Parameters<typeof csvLines>[0] = complete) =>
  [...csvLines(origin, rows)].join('')

/** What spreadsheets begin a formula with. */
const signs = '=+-@＝＋－＠﹦﹢﹣﹫−'
/** What they may drop before it. */
const dropped = ' \u00a0\t\r\n\v\u200b\u200e\u202e\u2066\ufeff"\'“”‘’＂＇\u3000'

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs),
      fc.constantFrom(...dropped),
      fc.constantFrom(
        ',',
        ';',
        '"',
        '\r\n',
        '\n',
        '\0',
        '\u0001',
        '﷽',
        'שלום',
        '🧑‍🚀',
        '🇺🇸',
        'a',
        '1',
        'cmd|',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** The text that a cell was made of, from what `harmless` says of itself. */
function original(cell: string): string {
  const run = new RegExp(`[;${[...dropped].join('')}\\s\\p{Cf}]+`, 'gu')
  const sign = new RegExp(`[${signs.replace('-', '\\-')}]`, 'u')
  return cell
    .replace(run, (text: string, at: number) =>
      /[;\t\r\n]/.test(text) && sign.test(cell.charAt(at + text.length)) && text.endsWith("'")
        ? text.slice(0, -1)
        : text,
    )
    .replace(new RegExp(`^'(?=[${[...dropped].join('')}\\s\\p{Cf}]*(?:${sign.source}|\\p{Cc}))`, 'u'), '')
}

/** The cells that a program sees in a line of which it knows only this separator, and no quotes. */
const cellsBy = (separator: RegExp, text: string) =>
  text.split(separator).map((cell) => cell.replace(/^[\s\p{Cf}"“”＂]+/u, ''))

describe('a CSV file', () => {
  it('is read back as it was written by a strict reader, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty, nasty), { maxLength: 5 }), (people) => {
        const rows = people.map(([name, userName, detail]) => row({ name, userName, detail }))
        const [, ...lines] = readCsv(csvOf(rows))
        expect(
          lines.map((cells) => [cells[0], cells[1], cells[9]].map((cell) => original(cell ?? ''))),
        ).toEqual(people.map((cells) => cells.map((cell) => cell.replaceAll('\0', '␀'))))
      }),
    )
  })

  it('has one header, and says in each line what it is part of', () => {
    const [header, first] = readCsv(csvOf([row({ methods: ['email', 'text'], flags: ['locked', 'pass'] })]))
    expect(Object.fromEntries((header ?? []).map((title, index) => [title, first?.[index]]))).toEqual({
      Name: 'Priya Okafor',
      'User name': 'pokafor',
      Roles: 'Staff',
      Department: 'Registrar',
      Missing: 'Staff: 1 of authenticator-app, text',
      Methods: 'email; text',
      Default: '',
      'Last confirmed': '',
      Flags: 'locked; pass',
      Detail: '',
      DN: 'uid=pokafor,ou=people,dc=x',
      'Report of': '2026-11-24T09:00:00.000Z',
      'Report complete': 'yes',
    })
  })

  it.each([
    [{ state: 'partial', why: 'size-limit' }, 'no: size-limit'],
    [{ state: 'cancelled' }, 'no: cancelled'],
    [{ state: 'running' }, 'no: running'],
    [{ state: 'failed', error: { code: 'directory-lost', message: '' } }, 'no: directory-lost'],
  ] as const)('of a report that is %o says so', (state, says) => {
    const [, line] = readCsv(csvOf([row()], { report: report(), extent: report(state) }))
    expect(line?.at(-1)).toBe(says)
  })
})

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1 555 0100', "'+1 555 0100"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    [' =1', "' =1"],
    ['\u00a0\u200b=1', "'\u00a0\u200b=1"],
    ['"=1', '\'"=1'],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['a;=1', "a;'=1"],
    ['a; "-1', 'a; "\'-1'],
    ['a\r\n+1', "a\r\n'+1"],
  ])('%j becomes %j', (cell, expected) => {
    expect(harmless(cell)).toBe(expected)
  })

  it.each(['Priya', 'O’Brien-Smith', "d'Arc", 'a=b', 'x@example.edu', 'A; B', 'line\nline', '', "'quoted'"])(
    '%j stays as it is',
    (cell) => {
      expect(harmless(cell)).toBe(cell)
    },
  )

  it('never begins with a formula, by whatever separator the file is opened', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const separator of [/$^/, /;/, /\t/, /[\r\n]/, /[;\t\r\n]/])
          for (const cell of cellsBy(separator, harmless(text)))
            expect(signs.includes(cell.charAt(0)) && cell !== '').toBe(false)
      }),
    )
  })

  it('of a hundred thousand tabs is done with at once', () => {
    // Tried tab by tab this takes minutes, and the test's time is up.
    expect(harmless(`;${'\t'.repeat(100_000)}a`)).toHaveLength(100_002)
  })
})
