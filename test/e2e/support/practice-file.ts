import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleEntries } from '../../../main/practice/people/entries.ts'
import { openVerification } from '../../directory/people.ts'

/** The `verification` block of the practice directory's policy, made another one. */
export type Verification = (asItComes: Record<string, unknown>) => Record<string, unknown>

/** A practice directory with another policy, as an administrator may have set it. */
export function writePracticeDirectory(userData: string, verification: Verification): void {
  const entries = sampleEntries().map(({ dn, attributes }) => {
    const [document] = attributes['securityInfoPolicyDocument'] ?? []
    if (document === undefined) return { dn, attributes }
    const asItComes = JSON.parse(document)
    const policy = { ...asItComes, verification: verification(asItComes.verification) }
    return { dn, attributes: { ...attributes, securityInfoPolicyDocument: [JSON.stringify(policy)] } }
  })
  writeFileSync(join(userData, 'practice-directory.json'), JSON.stringify({ version: 1, entries }))
}

/** For tests that are about something else: its policy asks for no verification. */
export const writeOpenPracticeDirectory = (userData: string): void =>
  writePracticeDirectory(userData, () => openVerification)
