import { generateSync, ScureBase32Plugin } from 'otplib'
import { toString as toQrCode } from 'qrcode'
import type { CodeProblem } from '../../preload/contract.ts'
import { readCode } from './code-text.ts'

/** TOTP as every authenticator app understands it (RFC 6238): SHA-1, 6 digits, 30 s, a 160-bit key. */
const keyBytes = 20
const stepSeconds = 30
/** RFC 6238, 5.2: one step for delay either way, no more. */
const acceptedDrift = 1
/** How far off a phone's clock may be for the console to name it: 60 minutes either way. */
const explainedDrift = 120

export type Random = (bytes: number) => Uint8Array

export const createKey = (random: Random): Uint8Array => random(keyBytes)

/** Base32 (RFC 4648) without padding. */
export function keyText(key: Uint8Array): string {
  return new ScureBase32Plugin().encode(key, { padding: false })
}

/** The key behind its text. */
export const keyOfText = (text: string): Uint8Array => new ScureBase32Plugin().decode(text)

/** In groups of four, to be read aloud and typed. */
export function groupedKeyText(key: Uint8Array): string {
  return keyText(key).replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * The URI behind the QR code, percent-encoded (a space is %20, never +), with the issuer in both places.
 * Algorithm, digits and period are left out: they are what apps assume, and some read them wrongly.
 */
export function keyUri({
  issuer,
  account,
  key,
}: {
  issuer: string
  account: string
  key: Uint8Array
}): string {
  const by = encodeURIComponent(withoutColon(issuer))
  const who = encodeURIComponent(withoutColon(account))
  return `otpauth://totp/${by}:${who}?secret=${keyText(key)}&issuer=${by}`
}

/** The colon separates issuer and account; an app that decodes before it splits would cut at the wrong one. */
const withoutColon = (text: string): string => text.replaceAll(':', ' ').replace(/\s+/gu, ' ').trim()

/** SVG markup, dark on white whatever the theme, with the quiet zone of four modules that ISO 18004 asks for. */
export function qrSvg(uri: string): Promise<string> {
  return toQrCode(uri, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 4,
    color: { dark: '#000000ff', light: '#ffffffff' },
  })
}

export const stepAt = (time: Date): number => Math.floor(time.getTime() / 1000 / stepSeconds)

export interface CodeCheck {
  key: Uint8Array
  /** As typed. */
  code: string
  now: Date
  /** The step of the code accepted last: nothing at or below it is accepted again. */
  lastStep: number | null
  /** Keys shown before this one, to explain a code of theirs. They open nothing. */
  previousKeys?: readonly Uint8Array[]
}

export type CheckedCode = { accepted: true; step: number } | { accepted: false; problem: CodeProblem }

/** RFC 6238, 5.2: at most one step either side, and every step once. A refused code is explained if it can be. */
export function checkCode({ key, code, now, lastStep, previousKeys = [] }: CodeCheck): CheckedCode {
  const read = readCode(code)
  if ('why' in read) return { accepted: false, problem: read }
  const { digits } = read
  const current = stepAt(now)
  const step = findStep(key, digits, current, acceptedDrift, (at) => lastStep === null || at > lastStep)
  if (step !== null) return { accepted: true, step }
  return { accepted: false, problem: explain(key, digits, current, lastStep, previousKeys) }
}

function explain(
  key: Uint8Array,
  digits: string,
  current: number,
  lastStep: number | null,
  previousKeys: readonly Uint8Array[],
): CodeProblem {
  if (lastStep !== null && codeAt(key, lastStep) === digits) return { why: 'used' }
  // Not accepted and yet inside the window: older than the code that was accepted.
  if (findStep(key, digits, current, acceptedDrift) !== null) return { why: 'used' }
  if (previousKeys.some((previous) => findStep(previous, digits, current, acceptedDrift) !== null))
    return { why: 'previous-key' }
  const step = findStep(key, digits, current, explainedDrift)
  if (step === null) return { why: 'wrong' }
  return { why: 'clock', offsetSeconds: (step - current) * stepSeconds }
}

/** The step nearest to `current` whose code this is. */
function findStep(
  key: Uint8Array,
  digits: string,
  current: number,
  drift: number,
  may: (step: number) => boolean = () => true,
): number | null {
  for (let distance = 0; distance <= drift; distance += 1) {
    for (const step of distance === 0 ? [current] : [current - distance, current + distance]) {
      if (step >= 0 && may(step) && codeAt(key, step) === digits) return step
    }
  }
  return null
}

function codeAt(key: Uint8Array, step: number): string {
  return generateSync({ secret: key, epoch: step * stepSeconds })
}
