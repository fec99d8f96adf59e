import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditRecord } from '../../../main/audit-log/record.ts'
import type { Account } from './authenticator.ts'
import type { Console } from './console.ts'

/** Where a secret still stands after the wizard: on the page, in the log, or in a file of user data. */
export async function tracesOf(
  { page, log, userData }: Console,
  { key }: Account,
  code: string,
): Promise<string[]> {
  const grouped = key.replace(/(.{4})(?=.)/g, '$1 ')
  const places: [string, string][] = [
    ['page', await page.content()],
    [
      'fields',
      await page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join('\n')),
    ],
    ['log', log()],
    ...files(userData).map((file): [string, string] => [file, readFileSync(file, 'latin1')]),
  ]
  // Six digits may stand inside a longer number by chance.
  const aloneCode = new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`)
  return places
    .filter(
      ([, text]) =>
        [key, grouped, encodeURIComponent(grouped), 'otpauth:'].some((secret) => text.includes(secret)) ||
        aloneCode.test(text),
    )
    .map(([place]) => place)
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export function auditRecords(userData: string): AuditRecord[] {
  const text = readFileSync(join(userData, 'audit-log.jsonl'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditRecord)
}

/** The records about adding a method to this user, in short. */
export const addMethodRecords = (userData: string, user: string): string[] =>
  auditRecords(userData)
    .filter((record) => record.action === 'add-method' && record.user === user)
    .map(({ phase, outcome }) => (outcome === null ? phase : `${phase} ${outcome}`))
