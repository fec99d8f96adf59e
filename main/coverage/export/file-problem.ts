import { basename } from 'node:path'
import { ConsoleError } from '../../errors.ts'

const problems: Record<string, string> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EBUSY: 'no-permission',
  EROFS: 'read-only',
  EISDIR: 'not-a-file',
  ENAMETOOLONG: 'name-too-long',
}

/** What the system said of a file, so that it can be told; any other error as it is. Never names the folder. */
export function fileProblem(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (error instanceof ConsoleError || typeof code !== 'string') return error
  const file = basename(path)
  return new ConsoleError('export-unwritable', `${file}: ${[code, syscall].filter(Boolean).join(' ')}`, {
    file,
    problem: problems[code] ?? code,
  })
}
