/**
 * Keeps spreadsheets from running what stands in a cell (https://owasp.org/www-community/attacks/CSV_Injection): an
 * apostrophe makes text of a cell that would begin with `= + - @`, a tab or a line break. Some spreadsheets drop
 * blanks, invisible characters and quotes first, and Excel in East Asia reads the full-width forms as well.
 *
 * Where a system's list separator is the semicolon, a comma-separated file is opened by that: what follows a
 * semicolon, a tab or a line break would begin a cell there, and gets its apostrophe too.
 *
 * The text is known from what comes out: two different cells stay different.
 */
export function harmless(cell: string): string {
  return cell
    .replace(cellStart, "'$&")
    .replace(beforeInnerCell, (run: string, at: number, whole: string) =>
      separator.test(run) && formula.test(whole.charAt(at + run.length)) ? `${run}'` : run,
    )
}

const signs = String.raw`[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]`
const dropped = String.raw`\s\p{Cf}"'\u2018\u2019\u201c\u201d\uff02\uff07`
const formula = new RegExp(signs, 'u')
const separator = /[;\t\r\n]/
const cellStart = new RegExp(String.raw`^[${dropped}]*(?:${signs}|\p{Cc})`, 'u')
// Whole runs, and then what follows: a pattern that ends with the sign would try each of a thousand tabs anew.
const beforeInnerCell = new RegExp(`[;${dropped}]+`, 'gu')
