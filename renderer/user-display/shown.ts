import type { DisplayContent } from '../../preload/contract.ts'

export interface Shown {
  content: DisplayContent
  /** Another thing is a new page: nothing typed for the one before is in it. */
  page: number
}

/** What is on show next. Answers that were refused stay typed, to be mended where they are. */
export function nextShown(before: Shown | null, content: DisplayContent): Shown {
  const isRefusal =
    before?.content.kind === 'questions' && content.kind === 'questions' && content.problems.length > 0
  return { content, page: (before?.page ?? 0) + (isRefusal ? 0 : 1) }
}
