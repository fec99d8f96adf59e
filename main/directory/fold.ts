/** Without anything that folding changes, but case. */
const plain = /^[!-~]+(?: [!-~]+)*$/

/**
 * How directories compare text (RFC 4518, caseIgnoreMatch): compatibility forms unified, case and runs of
 * spaces ignored. A dotted capital I becomes a plain one, as in OpenLDAP: JavaScript's `i` and a combining dot
 * would find no İbrahim there. `keep` leaves one space at an edge that is the inside of a longer value (substrings).
 */
export function foldText(text: string, keep: { start?: boolean; end?: boolean } = {}): string {
  // Most text is so, and each key of a search folds a thousand values.
  if (plain.test(text)) return text.toLowerCase()
  return foldSpaces(text.normalize('NFKC').replaceAll('İ', 'i').toLowerCase(), keep)
}

/** caseExactMatch: as above, but for case. */
export function foldExact(text: string, keep: { start?: boolean; end?: boolean } = {}): string {
  return foldSpaces(text.normalize('NFKC'), keep)
}

function foldSpaces(text: string, keep: { start?: boolean; end?: boolean }): string {
  let folded = text.replace(/\s+/g, ' ')
  if (!keep.start) folded = folded.replace(/^ /, '')
  if (!keep.end) folded = folded.replace(/ $/, '')
  return folded
}

/** telephoneNumberMatch: spaces and hyphens do not count. */
export function foldTelephone(text: string): string {
  return text.replace(/[\s\-\u2010-\u2015\u2212]/g, '').toLowerCase()
}
