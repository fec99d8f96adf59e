import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright/test'
import { practiceOperators } from '../../../main/practice/operators.ts'
import type { PracticeOperatorId } from '../../../preload/contract.ts'
import type { Slapd } from '../../directory/slapd.ts'

/** Who changes a directory from elsewhere, while a console has it open. */
export interface Elsewhere {
  url: string
  dn: string
  password: string
}

export const asAdministratorOf = (slapd: Slapd): Elsewhere => ({
  url: slapd.url,
  dn: slapd.adminDn,
  password: slapd.adminPassword,
})

/** One of the practice directory's own operators, on another computer as it were. */
export async function practiceElsewhere(
  page: Page,
  who: PracticeOperatorId = 'technician',
): Promise<Elsewhere> {
  const url = await page.evaluate(async () => {
    const answer = await window.securityInfoConsole.session.current()
    return answer.ok && 'directory' in answer.value ? answer.value.directory.urls[0] : undefined
  })
  const account = practiceOperators.find(({ id }) => id === who)
  if (!url || !account) throw new Error('The practice directory tells no address.')
  return { url, dn: account.dn, password: account.password }
}

export const practiceDn = (uid: string): string => `uid=${uid},ou=people,dc=practice,dc=example`

/** OpenLDAP's own ldapmodify, with LDIF (RFC 2849). */
export function ldapmodify({ url, dn, password }: Elsewhere, ldif: string): void {
  execFileSync('ldapmodify', ['-x', '-H', url, '-D', dn, '-w', password], {
    input: ldif,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
}

/** The first methods of a user, as another console would have written them. */
export function addFirstMethods(
  elsewhere: Elsewhere,
  dn: string,
  methods: readonly { type: string }[],
  defaultId?: string,
): void {
  const values = (name: string, of: readonly string[]) =>
    [`add: ${name}`, ...of.map((value) => `${name}: ${value}`)].join('\n')
  const changes = [
    values('objectClass', ['securityInfoUser']),
    values('securityInfoVersion', ['1']),
    values(
      'securityInfoMethod',
      methods.map((method) => JSON.stringify(method)),
    ),
    values('securityInfoMethodType', [...new Set(methods.map(({ type }) => type))]),
    ...(defaultId === undefined ? [] : [values('securityInfoDefault', [defaultId])]),
  ]
  ldapmodify(elsewhere, `dn: ${dn}\nchangetype: modify\n${changes.join('\n-\n')}\n`)
}

/** What OpenLDAP's own ldapsearch finds of an entry: attribute to values, names in lower case. */
export function ldapread(
  { url, dn, password }: Elsewhere,
  of: string,
  ...attributes: string[]
): Record<string, string[]> {
  const as = ['-x', '-H', url, '-D', dn, '-w', password, '-LLL', '-o', 'ldif-wrap=no']
  const found = execFileSync('ldapsearch', [...as, '-b', of, '-s', 'base', ...attributes], {
    encoding: 'utf8',
  })
  const entry: Record<string, string[]> = {}
  for (const [, name = '', encoded, value = ''] of found.matchAll(/^([^:\s]+):(:?) (.*)$/gm)) {
    const text = encoded ? Buffer.from(value, 'base64').toString() : value
    entry[name.toLowerCase()] = [...(entry[name.toLowerCase()] ?? []), text]
  }
  return entry
}
