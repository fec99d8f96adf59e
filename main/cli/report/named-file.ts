import { type CommandLine, UsageError } from '../command.ts'

const problems: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
}

/** @param what that names the file. @throws UsageError why it can't be read */
export async function readNamedFile(
  what: string,
  file: string,
  { readFile }: Pick<CommandLine, 'readFile'>,
): Promise<string> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new UsageError(`${what} ${file}: ${whyUnreadable(error)}.`)
  }
}

export function whyUnreadable(error: unknown): string {
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  return problems[code] ?? `it can't be read (${code})`
}
