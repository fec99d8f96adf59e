import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { ConsoleError } from '../../errors.ts'
import { checkDocument } from '../../policy/check-document.ts'
import { checkDirectory, type DirectoryConfig, directorySchema } from '../../settings/settings.ts'
import { type CommandLine, UsageError } from '../command.ts'
import { readNamedFile } from './named-file.ts'

/** As the console keeps a directory in its settings, with the operator's user name or DN. */
const configSchema = directorySchema
  .partial({ id: true, label: true, ca: true, roleGroups: true })
  .extend({ operator: z.string().trim().min(1).optional() })

export interface ConfigFile {
  directory: DirectoryConfig
  /** User name or DN; null: not in this file. */
  operator: string | null
}

const problems: Record<string, string> = {
  'not-a-url': 'is no URL',
  'wrong-scheme': 'does not fit "security": ldaps:// for ldaps, else ldap://',
  'more-than-host-and-port': 'may have a host and a port and nothing else',
  'not-a-certificate': 'is no certificate in PEM',
}

/** @throws UsageError naming the file, and the line where it is at fault */
export async function readConfigFile(file: string, line: Pick<CommandLine, 'readFile'>): Promise<ConfigFile> {
  const checked = checkDocument(await readNamedFile('--config', file, line), configSchema)
  if ('fault' in checked)
    throw new UsageError(`${file}: line ${checked.fault.line}: ${checked.fault.problem}`)
  const { operator = null, ca = null, ...given } = checked.value
  const draft = {
    ...given,
    id: given.id ?? 'command-line',
    label: given.label ?? given.baseDn,
    roleGroups: given.roleGroups ?? null,
    ca: ca === null || ca.includes('-----BEGIN') ? ca : await readAuthority(file, ca, line),
  }
  try {
    checkDirectory(draft)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    const { field, problem, value } = error.detail ?? {}
    const what = problems[String(problem)] ?? problem
    throw new UsageError(`${file}: ${field}: ${[value, what].filter(Boolean).join(' ')}`)
  }
  return { directory: draft, operator }
}

/** A file's name is meant from where the configuration is. */
const readAuthority = (config: string, ca: string, line: Pick<CommandLine, 'readFile'>): Promise<string> =>
  readNamedFile(`${config}: ca`, resolve(dirname(config), ca), line)
