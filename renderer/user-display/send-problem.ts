import { CallError } from '../queries/client.ts'

/** The key of what the user reads where their answers were not taken. */
export function sendProblem(error: Error) {
  const isOver = error instanceof CallError && ['enrollment-ended', 'test-ended'].includes(error.code)
  return isOver ? ('questions.ended' as const) : ('questions.failed' as const)
}
