import type { ObservedEvidence } from '../../../preload/contract.ts'
import { openVerification, policyDocument } from '../../directory/people.ts'
import type { Console } from './office.ts'

/** Where methods are added to a user whose photo ID was seen, which is too little for a privileged one. */
export const photoIdPolicy = {
  ...policyDocument,
  privileged: '(title=Dean)',
  verification: {
    ...openVerification,
    actions: { ...openVerification.actions, 'add-first-method': { level: 2 }, 'add-method': { level: 2 } },
    evidence: { 'photo-id': 2 },
    privileged: { level: 3, approval: false, holdMinutes: 0 },
  },
}

/** The operator knows who stands before them. */
export async function seenInPerson({ verifications }: Console, dn: string): Promise<void> {
  const { caseForm } = await verifications.read({ dn })
  const [reason = ''] = caseForm.reasons
  await verifications.setCase({ dn, case: { reason, text: '', ticket: null } })
  const observed: ObservedEvidence = {
    kind: 'photo-id',
    how: 'in-person',
    document: 'passport',
    lastFour: '4711',
    outcome: 'matches',
  }
  await verifications.observe({ dn, optionId: 'photo-id', observed })
}
