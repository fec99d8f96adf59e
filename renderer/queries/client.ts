import { QueryClient } from '@tanstack/react-query'
import type { ErrorCode, ErrorData, Result } from '../../preload/contract.ts'

/** A call that main refused or could not carry out. What the operator reads is found by `code`. */
export class CallError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, string | number>

  constructor({ code, message, detail = {} }: ErrorData) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.detail = detail
  }
}

/** @throws CallError */
export async function unwrap<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call
  if (result.ok) return result.value
  throw new CallError(result.error)
}

/** The error, unless it is one of those that are told elsewhere. */
export const exceptFor = (error: Error | null, ...codes: ErrorCode[]): Error | null =>
  error instanceof CallError && codes.includes(error.code) ? null : error

/**
 * The browser's idea of being online says nothing about the directory, so calls are always made. Nothing is
 * tried again by itself: a repeated bind locks accounts, and a repeated change may change twice.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
