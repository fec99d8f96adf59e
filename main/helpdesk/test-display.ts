import type { DisplayContent, MethodTest } from '../../preload/contract.ts'

/** What the user must see or type of a test; null: nothing. `again`: what they answered before was not right. */
export function toTestDisplay(test: MethodTest, firstName: string, again: boolean): DisplayContent | null {
  if (test.kind === 'questions')
    return { kind: 'test-questions', firstName, questions: test.questions, again }
  if (test.kind !== 'push' || test.push.number === null) return null
  const { number, expiresAt } = test.push
  return { kind: 'number', firstName, number, expiresAt }
}
