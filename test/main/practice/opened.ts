import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, ResultCodeError, type Entry as SearchEntry } from 'ldapts'
import { onTestFinished } from 'vitest'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { openPractice, type Practice } from '../../../main/practice/practice.ts'
import type { ConsoleRole } from '../../../preload/contract.ts'

export const now = new Date('2026-11-24T10:00:00Z')
export const people = 'ou=people,dc=practice,dc=example'
export const okafor = `uid=pokafor,${people}`
export const policy = 'cn=policy,ou=security-info,dc=practice,dc=example'

/** Nobody is late here: a slow machine is not a directory that does not answer. */
const patience = { connectDeadlineMs: 60_000, callDeadlineMs: 60_000 }

/** A folder of its own, gone with the test. */
export async function practiceFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'practice-directory.json')
}

export async function open(file?: string): Promise<Practice> {
  const practice = await openPractice({ file: file ?? (await practiceFile()), clock: () => now })
  onTestFinished(() => practice.close())
  return practice
}

/** ldapts itself: what any client would meet, without what our own connection adds. */
export async function bareClient(practice: Practice, as?: ConsoleRole | [string, string]): Promise<Client> {
  const client = new Client({ url: practice.url, timeout: 60_000, connectTimeout: 60_000 })
  onTestFinished(() => client.unbind().catch(() => undefined))
  if (Array.isArray(as)) await client.bind(...as)
  else if (as) {
    const operator = operatorOf(practice, as)
    await client.bind(operator.dn, operator.password)
  }
  return client
}

export async function connection(practice: Practice, as?: ConsoleRole): Promise<DirectoryConnection> {
  const opened = await DirectoryConnection.open({
    urls: [practice.url],
    security: 'ldap',
    ca: null,
    ...patience,
  })
  onTestFinished(() => opened.close())
  if (as) {
    const operator = operatorOf(practice, as)
    await opened.bind(operator.dn, operator.password)
  }
  return opened
}

/** Names of the attributes that came. ldapts fills in those that were asked for, without values. */
export function namesIn(entry: SearchEntry | undefined): string[] {
  const all = Object.entries(entry ?? {})
  return all
    .filter(([name, values]) => name !== 'dn' && values.length > 0)
    .map(([name]) => name)
    .sort()
}

/** OpenLDAP's own client, which nobody here wrote. */
export function ldapsearch(
  { url, operators }: Practice,
  role: ConsoleRole,
  ...rest: string[]
): Promise<{ stdout: string }> {
  const operator = operators.find(({ id }) => id === role)
  const as = operator ? ['-D', operator.dn, '-w', operator.password] : []
  const args = ['-x', '-LLL', '-o', 'ldif-wrap=no', '-H', url, ...as, ...rest]
  return promisify(execFile)('ldapsearch', args, { maxBuffer: 1e8 })
}

export function operatorOf(practice: Practice, role: ConsoleRole) {
  const operator = practice.operators.find(({ id }) => id === role)
  if (!operator) throw new Error(`no ${role}`)
  return operator
}

/** The result code with which the directory refused; fails when it did not refuse. */
export async function refusal(work: Promise<unknown>): Promise<{ code: number; message: string }> {
  try {
    await work
  } catch (error) {
    if (error instanceof ResultCodeError) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('it was not refused')
}
