import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach } from 'vitest'

/**
 * What a full disk does, done by Linux's limit on the size of a file: a short write, then none.
 * @returns sets the limit in bytes, or 'unlimited', for the tests beside the call; each leaves none behind
 */
export function fillableDisk(): (bytes: number | 'unlimited') => void {
  const limit = (bytes: number | 'unlimited') => {
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
  }
  const ignore = () => undefined
  beforeEach(() => process.on('SIGXFSZ', ignore))
  afterEach(() => {
    limit('unlimited')
    process.off('SIGXFSZ', ignore)
  })
  return limit
}
