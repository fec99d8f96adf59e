import type { AnsweredQuestion, DisplayContent, EnrollmentResult } from '../../preload/contract.ts'

/** Where an enrollment puts what its user must see or type. It may be shown at once, later, or never. */
export interface DisplaySink {
  /** `answer`: takes the answers that the user types there, where the content asks for some. */
  show(
    enrollmentId: string,
    content: DisplayContent,
    answer?: (answers: AnsweredQuestion[]) => Promise<EnrollmentResult>,
  ): void
  /** Nothing of that enrollment is on show any more. */
  clear(enrollmentId: string): void
}
