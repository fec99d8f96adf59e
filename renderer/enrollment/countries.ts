export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string
  callingCode: string
  name: string
}

/** With their names, as people look for them. */
export function namedCountries(
  countries: readonly { code: string; callingCode: string }[],
  language: string,
): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return countries
    .map((country) => ({ ...country, name: names.of(country.code) ?? country.code }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
}

export const countryText = ({ name, callingCode }: Country): string => `${name} (+${callingCode})`

/** Those whose name has a word that begins so, whose calling code does, or whose ISO code it is. */
export function findCountries(countries: readonly Country[], typed: string): Country[] {
  const wanted = folded(typed)
  const digits = wanted.replace(/^\+|^00/, '')
  if (/^\d+$/.test(digits)) return countries.filter(({ callingCode }) => callingCode.startsWith(digits))
  const fits = ({ name, code }: Country) =>
    code.toLowerCase() === wanted ||
    folded(name).startsWith(wanted) ||
    folded(name)
      .split(/[\s(-]+/)
      .some((word) => word.startsWith(wanted))
  // A name that begins so comes before one with such a word in it.
  return countries
    .filter(fits)
    .sort((a, b) => Number(folded(b.name).startsWith(wanted)) - Number(folded(a.name).startsWith(wanted)))
}

/** "Curaçao" is found by "curacao". */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
