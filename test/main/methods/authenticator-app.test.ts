import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkCode,
  createKey,
  groupedKeyText,
  keyText,
  keyUri,
  qrSvg,
  stepAt,
} from '../../../main/methods/authenticator-app.ts'
import { codeFor } from './totp.ts'

const key = Buffer.from('12345678901234567890')
const other = Buffer.from('09876543210987654321')
const now = new Date('2026-11-24T10:00:10Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const check = (code: string, more: Partial<Parameters<typeof checkCode>[0]> = {}) =>
  checkCode({ key, code, now, lastStep: null, ...more })

describe('a code', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %i is the one of RFC 6238', (second, code) => {
    const at = new Date(second * 1000)
    expect(check(code, { now: at })).toEqual({ accepted: true, step: Math.floor(second / 30) })
  })

  // RFC 4226, appendix D: the counter is the step.
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('of counter %i is the one of RFC 4226', (counter, code) => {
    expect(check(code, { now: new Date(counter * 30_000) })).toEqual({ accepted: true, step: counter })
  })

  it('is accepted one step either side, and no further', () => {
    const step = stepAt(now)
    for (const drift of [-1, 0, 1]) {
      const at = new Date(now.getTime() + drift * 30_000)
      expect(check(codeFor(key, at))).toEqual({ accepted: true, step: step + drift })
    }
    for (const drift of [-2, 2]) {
      const at = new Date(now.getTime() + drift * 30_000)
      expect(check(codeFor(key, at))).toEqual({
        accepted: false,
        problem: { why: 'clock', offsetSeconds: drift * 30 },
      })
    }
  })

  it('is never accepted at or below the last accepted step', () => {
    const lastStep = stepAt(now)
    expect(check(codeFor(key, now), { lastStep })).toEqual({ accepted: false, problem: { why: 'used' } })
    expect(check(codeFor(key, minutes(-0.5)), { lastStep })).toEqual({
      accepted: false,
      problem: { why: 'used' },
    })
    expect(check(codeFor(key, minutes(0.5)), { lastStep })).toEqual({ accepted: true, step: lastStep + 1 })
  })

  it('that was used is told as used minutes later as well', () => {
    const result = check(codeFor(key, now), { lastStep: stepAt(now), now: minutes(4) })
    expect(result).toEqual({ accepted: false, problem: { why: 'used' } })
  })

  it.each([
    [4, 240],
    [-4, -240],
    [60, 3600],
    [-60, -3600],
  ])('of a phone whose clock is %i minutes off is explained, not accepted', (offset, offsetSeconds) => {
    expect(check(codeFor(key, minutes(offset)))).toEqual({
      accepted: false,
      problem: { why: 'clock', offsetSeconds },
    })
  })

  it('further off than can be explained is wrong', () => {
    expect(check(codeFor(key, minutes(61)))).toEqual({ accepted: false, problem: { why: 'wrong' } })
  })

  it('of the key shown before is explained, not accepted', () => {
    const result = check(codeFor(other, now), { previousKeys: [other] })
    expect(result).toEqual({ accepted: false, problem: { why: 'previous-key' } })
  })

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['12345', 'too-short'],
    ['1234567', 'too-long'],
    ['12345a', 'not-digits'],
    ['²²²²²²', 'not-digits'],
    ['😀23456', 'not-digits'],
    ['1234.5', 'not-digits'],
  ])('typed as %j says %s', (code, detail) => {
    expect(check(code)).toEqual({ accepted: false, problem: { why: 'format', detail } })
  })

  it.each([
    ['287 082'],
    ['287-082'],
    [' 287\u00a0082\n'],
    ['287\u2011082'],
    ['\u200f287082\u200e'],
    ['٢٨٧٠٨٢'],
    ['۲۸۷۰۸۲'],
    ['२८७०८२'],
    ['２８７０８２'],
    ['𝟸𝟾𝟽𝟶𝟾𝟸'],
    ['28७०82'],
  ])('typed as %j is read as 287082', (code) => {
    expect(check(code, { now: new Date(59_000) })).toEqual({ accepted: true, step: 1 })
  })

  it('whatever is typed never throws, and is accepted only if it is one of the three codes', () => {
    const three = [-1, 0, 1].map((drift) => codeFor(key, minutes(drift / 2)))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{6}$/)), (typed) => {
        const { accepted } = check(typed)
        expect(accepted).toBe(three.includes(typed.replace(/[\s\p{Pd}\p{Cf}]/gu, '')))
      }),
    )
  })
})

describe('the key', () => {
  it('is 160 bits of the randomness that is given, in Base32 without padding, in groups of four', () => {
    const made = createKey((bytes) => new Uint8Array(bytes).fill(7))
    expect(made).toHaveLength(20)
    expect(keyText(key)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(groupedKeyText(key)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })
})

describe('the URI', () => {
  it('has the issuer in both places, %20 for a space, no padding, and no parameter that apps misread', () => {
    expect(keyUri({ issuer: 'Alder & Sons', account: 'priya okafor', key })).toBe(
      'otpauth://totp/Alder%20%26%20Sons:priya%20okafor?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Alder%20%26%20Sons',
    )
  })

  it('can be taken apart again whatever the names hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (issuer, account) => {
        const uri = keyUri({ issuer, account, key })
        const [, label = '', query = ''] = /^otpauth:\/\/totp\/([^?]*)\?(.*)$/.exec(uri) ?? []
        const parts = label.split(':')
        expect(parts).toHaveLength(2)
        const [by = '', who = ''] = parts.map(decodeURIComponent)
        expect(new URLSearchParams(query).get('issuer')).toBe(by)
        expect(new URLSearchParams(query).get('secret')).toBe(keyText(key))
        expect(who).not.toContain(':')
        expect(uri).not.toMatch(/[+=]{2}|\s/)
      }),
    )
  })
})

describe('the QR code', () => {
  it('is an SVG, dark on white, with a quiet zone of four modules', async () => {
    const svg = await qrSvg(keyUri({ issuer: 'Alder', account: 'priya', key }))
    expect(svg).toMatch(/^<svg /)
    expect(svg).toContain('fill="#ffffff"')
    expect(svg).toContain('stroke="#000000"')
    expect(svg).toMatch(/d="M4 4\.5h7/)
    expect(svg).not.toMatch(/<script|onload|href/)
  })
})
