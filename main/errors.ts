import type { ErrorCode, ErrorData } from '../preload/contract.ts'

/**
 * The one error that services throw on purpose. `message` is a technical line for logs and the Details
 * fold: it never holds a secret. What the operator reads is written in the renderer, by `code` and `detail`.
 */
export class ConsoleError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, string | number> | undefined

  constructor(code: ErrorCode, message: string, detail?: Record<string, string | number>) {
    super(message)
    this.name = 'ConsoleError'
    this.code = code
    this.detail = detail
  }

  toData(): ErrorData {
    return { code: this.code, message: this.message, ...(this.detail && { detail: this.detail }) }
  }
}

export const isCode = (error: unknown, code: ErrorCode): error is ConsoleError =>
  error instanceof ConsoleError && error.code === code

/** An error that nobody threw on purpose may quote what it was given: only its kind is told. */
export function asConsoleError(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error
  return new ConsoleError('internal', `Unexpected ${error instanceof Error ? error.name : typeof error}`)
}
