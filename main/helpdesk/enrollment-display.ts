import type { BegunEnrollment, DisplayContent, EnrollmentResult } from '../../preload/contract.ts'

/** What the user must see or type of it; null: nothing, they have it on their phone. */
export function toDisplay(shown: BegunEnrollment, firstName: string): DisplayContent | null {
  switch (shown.type) {
    case 'authenticator-app': {
      const { issuer, account, key, qrSvg } = shown
      return { kind: 'qr', firstName, issuer, account, key, qrSvg }
    }
    case 'push': {
      const { registration, number, expiresAt } = shown.push
      if (registration) return { kind: 'register-device', firstName, qrSvg: registration.qrSvg }
      return number === null ? null : { kind: 'number', firstName, number, expiresAt }
    }
    case 'security-questions':
      return { kind: 'questions', firstName, form: shown.form, problems: [] }
    default:
      return null
  }
}

/** What comes after answers that were typed there; null: the user is done. */
export function afterAnswers(content: DisplayContent, result: EnrollmentResult): DisplayContent | null {
  if (result.outcome !== 'answers-refused' || content.kind !== 'questions') return null
  return { ...content, problems: result.problems }
}
