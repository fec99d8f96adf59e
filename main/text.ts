/** As it was typed or answered, on one line: whatever breaks a line or can't be seen is a blank. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** Null for what is no JSON, as for JSON's own null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
