/**
 * True if the stored number may be a mobile phone's: not one that is surely a landline, and none with an extension.
 * Of some countries' numbers (+1) nobody can tell.
 */
export async function mayBeMobile(target: string): Promise<boolean> {
  if (target.includes(';')) return false
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  return parsePhoneNumberFromString(target)?.getType() !== 'FIXED_LINE'
}
