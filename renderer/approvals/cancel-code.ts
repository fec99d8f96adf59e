/** As it stands in the notice: digits alone, in groups of four. */
export const groupedCode = (typed: string): string =>
  digitsOf(typed)
    .replace(/(\d{4})(?=\d)/g, '$1 ')
    .slice(0, 40)

/** The eight digits; null: it is no whole code. */
export function wholeCode(typed: string): string | null {
  const digits = digitsOf(typed)
  return digits.length === 8 ? digits : null
}

const digitsOf = (typed: string): string => typed.replace(/\D/g, '')
