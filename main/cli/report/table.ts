import type { CoverageCount, CoverageRow, MissingMethods } from '../../../preload/contract.ts'
import { oneLine } from '../../text.ts'
import { whyPartial } from './plain-words.ts'
import type { ReportResult } from './result.ts'

/** For people: the numbers, then those who lack something. */
export function* reportTable({ report, options, rows, listed }: ReportResult): Iterable<string> {
  const { role, missing, whatIf } = options
  const version = report.policyVersion === null ? '' : `, policy version ${report.policyVersion}`
  const policy = whatIf === null ? version : `, by the policy in ${oneLine(whatIf)}`
  yield `Coverage of ${oneLine(report.directory)}, ${report.startedAt.slice(0, 16).replace('T', ' ')} UTC${policy}\n`
  if (report.state !== 'complete') yield `NOT COMPLETE: ${whyPartial(report.why)}\n`
  const everybody: (CoverageCount & { label: string })[] = [
    ...report.roles.filter(({ name }) => role === null || name === role),
    ...(role === null ? [{ label: 'Everybody', ...report.people }] : []),
  ]
  yield '\n'
  yield* aligned(
    ['Role', 'People', 'Capable', 'Registered only', 'Nothing', 'Lacking'],
    everybody.map((count) => [
      count.label,
      ...[count.total, count.capable, count.registeredOnly, count.nothing, count.total - count.capable].map(
        String,
      ),
    ]),
  )
  if (report.withoutRole > 0) yield `${report.withoutRole} of them in no role: nothing is required of them\n`
  yield `\n${listed} who lack ${missing ?? 'something'}${listed > 0 ? ':\n\n' : '\n'}`
  if (listed === 0) return
  const group = report.groupings[0]?.label ?? 'Group'
  yield* aligned(['Name', 'User name', 'Roles', group, 'Methods', 'Missing'], mapped(rows, cells))
}

const cells = (row: CoverageRow): string[] => [
  row.name,
  row.userName ?? '',
  row.roles.join(', '),
  row.group ?? '',
  row.methods.join(', '),
  row.missing.map(needs).join('; '),
]

const needs = ({ role, anyOf, atLeast, has }: MissingMethods): string =>
  `${role}: ${atLeast - has.length} of ${anyOf.filter((type) => !has.includes(type)).join(', ')}`

function* mapped<T, U>(things: Iterable<T>, by: (thing: T) => U): Iterable<U> {
  for (const thing of things) yield by(thing)
}

/** So many lines decide how wide the columns are, up to this: there may be hundreds of thousands. */
const measured = 500
const widest = 40

function* aligned(titles: string[], lines: Iterable<string[]>): Iterable<string> {
  const numbers = titles.map((_, index) => index > 0 && titles[0] === 'Role')
  let widths: number[] | null = null
  let waiting: string[][] = [titles]
  const line = (cells: string[], widths: number[]): string =>
    `${cells
      .map((cell, index) => {
        const gap = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)))
        return numbers[index] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()}\n`
  function* release(): Iterable<string> {
    widths ??= titles.map((_, index) =>
      Math.min(widest, Math.max(...waiting.map((cells) => widthOf(cells[index] ?? '')))),
    )
    for (const cells of waiting) yield line(cells, widths)
    waiting = []
  }
  for (const cells of lines) {
    // What a directory holds must not steer the terminal.
    waiting.push(cells.map(oneLine))
    if (widths !== null || waiting.length > measured) yield* release()
  }
  yield* release()
}

/** Columns of a terminal: East Asian signs take two, marks above letters none. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{Emoji_Presentation}\uff00-\uff60]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
