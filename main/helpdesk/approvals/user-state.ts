import { createHash } from 'node:crypto'
import type { Entry } from '../../directory/entry.ts'
import { readSecrets } from '../../directory/secrets.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { Desk } from '../../session/desk.ts'

/**
 * Stands for all that a second operator says yes to: a user's methods with their secrets, the default, pass and
 * sessions, and that no caller has failed since. What a test leaves behind is none of it, so that the caller can be
 * verified further while it waits, nor is an emergency, which is told besides.
 */
export async function userStateOf({ connection }: Desk, entry: Entry): Promise<string> {
  const info = parseSecurityInfo(entry)
  const secrets = await readSecrets(connection, entry.dn)
  const state = [
    unordered(info.methods.map(({ lastTest, step, ...rest }) => rest)),
    info.defaultId,
    unordered(secrets.map(({ value }) => value)),
    info.pass,
    unordered(info.flags.filter(({ kind }) => kind === 'caller-failed')),
    unordered(info.lost),
    info.reregisterSince,
    info.sessionsRevokedAt,
    unordered(info.unusable),
  ]
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url')
}

/** Values have no order in the directory, nor do the members of an object. */
const unordered = (values: readonly (object | string)[]): string[] =>
  values
    .map((value) => JSON.stringify(typeof value === 'string' ? value : Object.entries(value).sort()))
    .sort()
