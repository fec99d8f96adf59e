/** What can be wrong with a number, as main tells it. */
export const phoneProblems = [
  'empty',
  'too-long',
  'invalid',
  'landline',
  'premium',
  'country-not-allowed',
  'bad-extension',
  'text-extension',
] as const

/** What can be wrong with an address. */
export const addressProblems = [
  'empty',
  'at-sign',
  'line-break',
  'characters',
  'too-long',
  'domain',
  'own-mailbox',
  'invalid',
] as const
