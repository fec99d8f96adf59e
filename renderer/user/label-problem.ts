const longestLabel = 100

export type LabelProblem = 'empty' | 'tooLong'

/** Main has the last word; this spares the way there. */
export function labelProblem(label: string): LabelProblem | null {
  const trimmed = label.trim()
  if (trimmed === '') return 'empty'
  return Array.from(trimmed).length > longestLabel ? 'tooLong' : null
}
