import type { BegunEnrollment, DisplayContent } from '../../preload/contract.ts'

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
