import { diffLines } from 'diff'
import { tidy } from './document.ts'

export type DiffLine =
  | { kind: 'same' | 'added' | 'removed'; text: string; before: number | null; after: number | null }
  /** So many lines that are the same in both, left out. */
  | { kind: 'gap'; lines: number }

const around = 3

/**
 * What differs, line by line, with a few lines around it. Empty: nothing does, or only how it is indented: both are
 * indented alike first.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const parts = diffLines(endLine(tidy(before) ?? before), endLine(tidy(after) ?? after))
  if (parts.every(({ added, removed }) => !added && !removed)) return []
  let [old, fresh] = [0, 0]
  return parts.flatMap(({ value, added, removed }, index): DiffLine[] => {
    const texts = value.replace(/\n$/, '').split('\n')
    if (added) return texts.map((text) => ({ kind: 'added', text, before: null, after: ++fresh }))
    if (removed) return texts.map((text) => ({ kind: 'removed', text, before: ++old, after: null }))
    const lines = texts.map((text): DiffLine => ({ kind: 'same', text, before: ++old, after: ++fresh }))
    return shorten(lines, index === 0, index === parts.length - 1)
  })
}

/** A line break at the end makes no difference. */
const endLine = (text: string): string => `${text.replace(/\n+$/, '')}\n`

function shorten(lines: DiffLine[], isFirst: boolean, isLast: boolean): DiffLine[] {
  const head = isFirst ? 0 : around
  const tail = isLast ? 0 : around
  const left = lines.length - head - tail
  // A gap of one line says no more than the line.
  if (left <= 1) return lines
  return [...lines.slice(0, head), { kind: 'gap', lines: left }, ...lines.slice(lines.length - tail)]
}
