import type { AnsweredQuestion, DisplayContent } from '../../preload/contract.ts'

/** Where an enrollment or a test puts what its user must see or type. It may be shown at once, later, or never. */
export interface DisplaySink {
  /**
   * @param id of the enrollment or the test
   * @param answer takes the answers that the user types there, where the content asks for some; what it throws, the
   * user can send again. Resolves to what is to be shown next of the same; null: the user is done.
   */
  show(id: string, content: DisplayContent, answer?: TakeAnswers): void
  /** Nothing of that enrollment or test is on show any more. */
  clear(id: string): void
}

export type TakeAnswers = (answers: AnsweredQuestion[]) => Promise<DisplayContent | null>
