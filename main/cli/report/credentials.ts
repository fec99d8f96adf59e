import { type FileHandle, open } from 'node:fs/promises'
import { type CommandLine, UsageError } from '../command.ts'
import { whyUnreadable } from './named-file.ts'

const userVariable = 'SECURITY_INFO_CONSOLE_USER'
const passwordVariable = 'SECURITY_INFO_CONSOLE_PASSWORD'

/**
 * Who signs in. Never an argument, which everybody on the machine could read, and never asked for: nobody is there.
 * @throws UsageError what is missing, or whose file may be read by others
 */
export async function readCredentials(
  operator: string | null,
  passwordFile: string | null,
  { env }: Pick<CommandLine, 'env'>,
): Promise<{ name: string; password: string }> {
  const name = env[userVariable]?.trim() || operator
  if (!name) throw new UsageError(`who signs in? Set ${userVariable}, or "operator" in the configuration.`)
  const password = passwordFile === null ? env[passwordVariable] : await readPasswordFile(passwordFile)
  if (!password)
    throw new UsageError(`there is no password: set ${passwordVariable}, or give --password-file FILE.`)
  return { name, password }
}

async function readPasswordFile(path: string): Promise<string> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw new UsageError(`--password-file ${path}: ${whyUnreadable(error)}.`)
  }
  try {
    // Of what is open: the name may come to mean another file meanwhile.
    const about = await file.stat()
    if (!about.isFile()) throw new UsageError(`--password-file ${path}: it is not a file.`)
    if (process.platform !== 'win32' && (about.mode & 0o077) !== 0)
      throw new UsageError(
        `--password-file ${path}: others can read it (mode ${(about.mode & 0o777).toString(8).padStart(4, '0')}). ` +
          `Run: chmod 600 '${path}', and change the password if somebody may have seen it.`,
      )
    const [first = ''] = (await file.readFile('utf8')).split(/\r?\n/, 1)
    if (first === '') throw new UsageError(`--password-file ${path}: its first line is empty.`)
    return first
  } finally {
    await file.close()
  }
}
