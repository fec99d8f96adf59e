import type { CountryCode, NumberType } from 'libphonenumber-js/max'
import { ConsoleError } from '../errors.ts'

/** Why a number can't be taken. */
export type NumberProblem =
  | 'empty'
  | 'invalid'
  | 'too-long'
  | 'landline'
  | 'premium'
  | 'country-not-allowed'
  | 'bad-extension'

export interface PhoneWish {
  /** ISO 3166-1 alpha-2: whose numbers are typed without a country code. */
  country: string
  /** As the user says it. */
  number: string
  extension: string | null
  kind: 'text' | 'call'
  /** Null: all. */
  countries: readonly string[] | null
}

export interface PhoneTarget {
  /** E.164, an extension behind it as `;ext=` (RFC 3966). */
  target: string
  /** In international format. */
  display: string
}

/** Somebody else pays, or the caller pays more than for a call. */
const premiumTypes = new Set<NumberType>(['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL', 'PAGER'])
const longestNumber = 60
const longestExtension = 10

// A third of a megabyte of numbering plans: nobody needs them before the first number.
const plans = () => import('libphonenumber-js/max')

/**
 * A number in any format, also with a country code of its own.
 * @throws ConsoleError bad-number, with detail.problem (NumberProblem)
 */
export async function readPhoneNumber(wish: PhoneWish): Promise<PhoneTarget> {
  const { kind, countries } = wish
  const text = wish.number.replace(/\p{Cf}/gu, '').trim()
  if (text === '') throw bad('empty')
  if (text.length > longestNumber) throw bad('too-long')
  const { isSupportedCountry, parsePhoneNumberFromString } = await plans()
  const country = isSupportedCountry(wish.country) ? (wish.country as CountryCode) : undefined
  const number = parsePhoneNumberFromString(text, {
    ...(country && { defaultCountry: country }),
    extract: false,
  })
  if (!number?.isValid()) throw bad('invalid')
  const type = number.getType()
  if (type && premiumTypes.has(type)) throw bad('premium')
  if (countries && !countries.includes(number.country ?? '')) {
    throw bad('country-not-allowed', number.country ?? `+${number.countryCallingCode}`)
  }
  if (kind === 'text' && type === 'FIXED_LINE') throw bad('landline')
  const extension = readExtension(wish.extension ?? number.ext ?? '')
  if (extension !== '' && kind === 'text') throw bad('landline')
  const behind = extension === '' ? '' : `;ext=${extension}`
  return { target: `${number.number}${behind}`, display: await displayTarget(`${number.number}${behind}`) }
}

/** A stored number as people write it. */
export async function displayTarget(target: string): Promise<string> {
  const [stored = '', extension] = target.split(';ext=')
  const { parsePhoneNumberFromString } = await plans()
  const shown = parsePhoneNumberFromString(stored)?.formatInternational() ?? stored
  return extension ? `${shown} ext. ${extension}` : shown
}

/** Countries that may be chosen, with their calling codes. */
export async function phoneCountries(
  allowed: readonly string[] | null,
): Promise<{ code: string; callingCode: string }[]> {
  const { getCountries, getCountryCallingCode } = await plans()
  return getCountries()
    .filter((code) => !allowed || allowed.includes(code))
    .map((code) => ({ code, callingCode: getCountryCallingCode(code) }))
}

function readExtension(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '')
  if (digits.length > longestExtension || !/^\d*$/.test(digits)) throw bad('bad-extension')
  return digits
}

function bad(problem: NumberProblem, country = ''): ConsoleError {
  return new ConsoleError('bad-number', `Not a number to use: ${problem}`, { problem, country })
}
