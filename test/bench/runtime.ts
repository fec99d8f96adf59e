import { join } from 'node:path'

/** Sources and bundle lie two folders deep alike. */
export const root = join(import.meta.dirname, '../..')

/** Electron and the arguments that it needs on this machine, as scripts/lib/set-up.mjs found them. */
export function runtime(): { executablePath: string; args: string[] } {
  const executablePath = process.env['SECURITY_INFO_CONSOLE_ELECTRON']
  if (!executablePath) throw new Error('Run the bench with `npm run bench`: it finds Electron and sets up.')
  return {
    executablePath,
    args: (process.env['SECURITY_INFO_CONSOLE_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean),
  }
}
