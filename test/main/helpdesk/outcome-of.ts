import { ConsoleError } from '../../../main/errors.ts'

/** Null for a refusal, which leaves everything as it was. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ConsoleError) return null
    throw error
  }
}
