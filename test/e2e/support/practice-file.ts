import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleEntries } from '../../../main/practice/people/entries.ts'
import { openVerification } from '../../directory/people.ts'

/**
 * A practice directory whose policy asks for no verification, for tests that are about something else: as an
 * administrator may have set it.
 */
export function writeOpenPracticeDirectory(userData: string): void {
  const entries = sampleEntries().map(({ dn, attributes }) => {
    const [document] = attributes['securityInfoPolicyDocument'] ?? []
    if (document === undefined) return { dn, attributes }
    const policy = { ...JSON.parse(document), verification: openVerification }
    return { dn, attributes: { ...attributes, securityInfoPolicyDocument: [JSON.stringify(policy)] } }
  })
  writeFileSync(join(userData, 'practice-directory.json'), JSON.stringify({ version: 1, entries }))
}
