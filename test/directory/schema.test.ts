import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readSchemaFile, schemaFolder } from './slapd.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** What slapd.conf calls the attributes of cn=config. */
const keywords = new Map([
  ['olcObjectIdentifier:', 'objectidentifier'],
  ['olcAttributeTypes:', 'attributetype'],
  ['olcObjectClasses:', 'objectclass'],
])

/** Definitions without regard to layout, and to what each kind of file calls them. */
function definitions(text: string, unfold: (text: string) => string): string[] {
  return unfold(text)
    .split('\n')
    .filter((line) => line !== '' && !/^(#|dn:|objectClass:|cn:)/.test(line))
    .map((line) => {
      const [keyword = '', ...rest] = line.split(/\s+/)
      return [keywords.get(keyword) ?? keyword.toLowerCase(), ...rest].join(' ')
    })
}

it('is the same for cn=config and for slapd.conf', () => {
  const ldif = definitions(readSchemaFile('security-info.ldif'), (text) => text.replace(/\n /g, ''))
  const schema = definitions(readSchemaFile('security-info.schema'), (text) => text.replace(/\n[ \t]+/g, ' '))
  expect(ldif).toEqual(schema)
  expect(ldif).toHaveLength(3 + 16 + 4)
})

it('is taken by slapd.conf', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slapd-conf-'))
  folders.push(folder)
  mkdirSync(join(folder, 'data'))
  const include = ['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`)
  const conf = [
    ...include,
    `include ${join(schemaFolder, 'security-info.schema')}`,
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    'database mdb',
    'suffix dc=example,dc=org',
    `directory ${join(folder, 'data')}`,
  ]
  writeFileSync(join(folder, 'slapd.conf'), `${conf.join('\n')}\n`)
  execFileSync('/usr/sbin/slapd', ['-T', 'test', '-u', '-f', join(folder, 'slapd.conf')], { stdio: 'pipe' })
})
