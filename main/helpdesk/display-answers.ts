import type { QuestionsForm, Result } from '../../preload/contract.ts'
import { asConsoleError, ConsoleError } from '../errors.ts'

/** Does what was asked for on the user display, and tells the console of it as if it had asked itself. */
export async function tellConsole<T>(work: () => Promise<T>, tell: (answer: Result<T>) => void): Promise<T> {
  const value = await work().catch((error: unknown) => {
    tell({ ok: false, error: asConsoleError(error).toData() })
    throw error
  })
  tell({ ok: true, value })
  return value
}

/** @throws ConsoleError not-permitted, to the operator where the policy has the user type the answers */
export function requireTypist(
  { answeredBy }: Pick<QuestionsForm, 'answeredBy'>,
  typist: 'user' | 'operator',
) {
  if (typist === 'operator' && answeredBy === 'user')
    throw new ConsoleError('not-permitted', 'By the policy, the user types the answers on the user display.')
}
