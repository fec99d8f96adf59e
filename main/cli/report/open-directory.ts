import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceOperators } from '../../practice/operators.ts'
import { openPractice } from '../../practice/practice.ts'
import { type SignedIn, signInTo } from '../../session/sign-in.ts'
import type { CommandLine } from '../command.ts'
import { readConfigFile } from './config-file.ts'
import { readCredentials } from './credentials.ts'
import type { ReportOptions } from './options.ts'

/** The directory that is reported on, and whoever asks for it. */
export interface OpenDirectory extends SignedIn {
  baseDn: string
  label: string
  close(): Promise<void>
}

/** @throws UsageError, or ConsoleError of the kinds sign-in and reaching the directory */
export const openDirectory = (
  { config, passwordFile }: ReportOptions,
  line: CommandLine,
): Promise<OpenDirectory> => (config === null ? practice(line) : configured(config, passwordFile, line))

async function configured(
  file: string,
  passwordFile: string | null,
  line: CommandLine,
): Promise<OpenDirectory> {
  const { directory, operator } = await readConfigFile(file, line)
  const { name, password } = await readCredentials(operator, passwordFile, line)
  const signedIn = await signInTo(directory, name, password)
  const { baseDn, label } = directory
  return { ...signedIn, baseDn, label, close: () => closeAll(signedIn) }
}

/** One of its own, in which nothing stays: the console's keeps what was practiced. */
async function practice({ clock }: CommandLine): Promise<OpenDirectory> {
  const folder = await mkdtemp(join(tmpdir(), 'security-info-practice-'))
  const clear = () => rm(folder, { recursive: true, force: true })
  const opened = await openPractice({ file: join(folder, 'directory.json'), clock }).catch(async (error) => {
    await clear()
    throw error
  })
  const closePractice = async (): Promise<void> => {
    await opened.close()
    await clear()
  }
  try {
    const auditor = practiceOperators.find(({ id }) => id === 'auditor')
    const { url, baseDn } = opened
    const label = 'Practice directory'
    const config = { id: 'practice', label, urls: [url], security: 'ldap' as const, ca: null, baseDn }
    const signedIn = await signInTo(
      { ...config, roleGroups: null },
      auditor?.dn ?? '',
      auditor?.password ?? '',
    )
    const close = async (): Promise<void> => {
      await closeAll(signedIn)
      await closePractice()
    }
    return { ...signedIn, baseDn, label, close }
  } catch (error) {
    await closePractice()
    throw error
  }
}

async function closeAll({ connection, second }: SignedIn): Promise<void> {
  await connection.close()
  await (await second)?.close()
}
