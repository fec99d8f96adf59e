import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffLine, lineDiff } from '../../../../renderer/coverage/what-if/line-diff.ts'

const numbered = (count: number, change: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, index) => change[index + 1] ?? `line ${index + 1}`).join('\n')

const words = (lines: DiffLine[]) =>
  lines.map((line) => (line.kind === 'gap' ? `… ${line.lines}` : `${line.kind} ${line.text}`))

describe('what differs', () => {
  it('is shown with a few lines around it, and the rest is counted', () => {
    expect(words(lineDiff(numbered(20), numbered(20, { 10: 'other' })))).toEqual([
      '… 6',
      'same line 7',
      'same line 8',
      'same line 9',
      'removed line 10',
      'added other',
      'same line 11',
      'same line 12',
      'same line 13',
      '… 7',
    ])
  })

  it('is numbered as it is in each document', () => {
    const [, , , , , added] = lineDiff(
      numbered(9),
      `${numbered(4)}\nnew\n${numbered(9).split('\n').slice(4).join('\n')}`,
    )
    expect(added).toMatchObject({ kind: 'same', before: 5, after: 6 })
  })

  it('is nothing where only the indentation or the last line break does', () => {
    const policy = { roles: [{ name: 'staff' }], retire: [] }
    expect(lineDiff(JSON.stringify(policy), JSON.stringify(policy, null, 4))).toEqual([])
    expect(lineDiff('a\nb', 'a\nb\n\n')).toEqual([])
  })

  it('leads from one document to the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '{', '['), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one, other].map((lines) => lines.join('\n').replace(/\n+$/, ''))
        const lines = lineDiff(before ?? '', after ?? '')
        if (lines.length === 0) {
          expect(before).toBe(after)
          return
        }
        const numbers = (side: 'before' | 'after') =>
          lines.flatMap((line) => (line.kind === 'gap' ? [] : (line[side] ?? [])))
        for (const [side, document] of [
          ['before', before],
          ['after', after],
        ] as const) {
          const all = (document ?? '').split('\n')
          for (const line of lines)
            if (line.kind !== 'gap' && line[side] !== null) expect(line.text).toBe(all[line[side] - 1])
          const gaps = lines.reduce((sum, line) => sum + (line.kind === 'gap' ? line.lines : 0), 0)
          expect(numbers(side).length + gaps).toBe(all.length)
        }
      }),
    )
  })
})
