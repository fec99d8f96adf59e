/** Which method a key means, counted from 0; null: none that is there. */
export function pickedIndex(key: string, count: number): number | null {
  const number = /^[1-9]$/.test(key) ? Number(key) : 0
  return number >= 1 && number <= count ? number - 1 : null
}
