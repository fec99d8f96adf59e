import type { CodeProblem } from '../../preload/contract.ts'

type FormatProblem = Extract<CodeProblem, { why: 'format' }>

const digitCount = 6

/**
 * What was typed or pasted, as six ASCII digits. Spaces, hyphens and invisible marks are dropped, because
 * apps show codes in groups; decimal digits of every script count as what they mean.
 */
export function readCode(typed: string): { digits: string } | FormatProblem {
  const text = typed.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  if (text === '') return problem('empty')
  if (!/^\p{Nd}+$/u.test(text)) return problem('not-digits')
  const digits = Array.from(text, asciiDigit).join('')
  if (digits.length < digitCount) return problem('too-short')
  if (digits.length > digitCount) return problem('too-long')
  return { digits }
}

/** Null for what can't be a code. */
export function digitsOf(typed: string): string | null {
  const read = readCode(typed)
  return 'digits' in read ? read.digits : null
}

const problem = (detail: FormatProblem['detail']): FormatProblem => ({ why: 'format', detail })

/**
 * A decimal digit of any script as what it means; anything else as it is. Unicode keeps decimal digits in runs of
 * ten from zero to nine, so the place in the run is the value.
 */
export function asciiDigit(character: string): string {
  if (!/\p{Nd}/u.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
