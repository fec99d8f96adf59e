import type { NumberType, PhoneNumber } from 'libphonenumber-js/max'
import { ConsoleError } from '../errors.ts'
import { asciiDigit } from './code-text.ts'
import { extensionOf, lineOf, withExtension } from './line.ts'

/** Why a number can't be taken. */
export type NumberProblem =
  | 'empty'
  | 'invalid'
  | 'too-long'
  | 'landline'
  | 'premium'
  | 'country-not-allowed'
  | 'bad-extension'
  | 'text-extension'

export interface PhoneWish {
  /** ISO 3166-1 alpha-2: whose numbers are typed without a country code. */
  country: string
  /** As the user says it, in any format. */
  number: string
  /** Null or blank: none. */
  extension: string | null
  kind: 'text' | 'call'
  /** Those that the policy allows; null: all. */
  countries: readonly string[] | null
}

export interface PhoneTarget {
  /** E.164, an extension behind it as `;ext=` (RFC 3966). */
  target: string
  /** In international format. */
  display: string
  /** Whose number it is. */
  country: string
}

/** The caller pays more than for a call, somebody else pays, or many people share it. */
const notPersonal = new Set<NumberType>([
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'UAN',
  'VOICEMAIL',
  'PAGER',
])
const longestTyped = 60
const extensionPattern = /^\d{0,7}$/

// A third of a megabyte of numbering plans: nobody needs them before the first number.
const plans = () => import('libphonenumber-js/max')

/**
 * A number in any format. One that is typed with a country code of its own is of that country.
 * @throws ConsoleError bad-number, with detail.problem (NumberProblem) and detail.country
 */
export async function readPhoneNumber(wish: PhoneWish): Promise<PhoneTarget> {
  const { kind, countries } = wish
  const text = plainText(wish.number)
  if (text === '') throw bad('empty', wish.country)
  if (text.length > longestTyped) throw bad('too-long', wish.country)
  const number = await parse(text, wish.country)
  if (!number.isValid()) throw bad('invalid', number.country ?? wish.country)
  const { country } = number
  // Satellites and international networks have a calling code, but are in no list of countries.
  if (country === undefined) throw bad('country-not-allowed', `+${number.countryCallingCode}`)
  if (countries && !countries.includes(country)) throw bad('country-not-allowed', country)
  const type = number.getType()
  if (notPersonal.has(type)) throw bad('premium', country)
  if (kind === 'text' && type === 'FIXED_LINE') throw bad('landline', country)
  const extension = plainText(wish.extension || (number.ext ?? '')).replace(/[\s-]/g, '')
  if (!extensionPattern.test(extension)) throw bad('bad-extension', country)
  if (extension !== '' && kind === 'text') throw bad('text-extension', country)
  const target = withExtension(number.number, extension)
  return { target, display: await displayTarget(target), country }
}

/** A stored number as people write it; what is none stays as it is. */
export async function displayTarget(target: string): Promise<string> {
  const [stored, extension] = [lineOf(target), extensionOf(target)]
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

async function parse(text: string, country: string): Promise<PhoneNumber> {
  const { isSupportedCountry, ParseError, parsePhoneNumberWithError } = await plans()
  try {
    return parsePhoneNumberWithError(text, {
      ...(isSupportedCountry(country) && { defaultCountry: country }),
      // The whole of what was typed is the number: none is picked out of a sentence.
      extract: false,
    })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw bad(error.message === 'TOO_LONG' ? 'too-long' : 'invalid', country)
  }
}

/** Full-width signs and digits of every script as ASCII, without the invisible marks that come with pasting. */
function plainText(typed: string): string {
  const text = typed.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return Array.from(text, asciiDigit).join('').trim()
}

function bad(problem: NumberProblem, country: string): ConsoleError {
  return new ConsoleError('bad-number', `Not a number to use: ${problem}`, { problem, country })
}
