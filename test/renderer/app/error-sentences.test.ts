import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import type { ErrorCode, ErrorData } from '../../../preload/contract.ts'
import { errorSentences } from '../../../renderer/app/error-sentences.ts'
import { errorWords } from '../../../renderer/app/error-words.ts'
import '../../../renderer/app/i18n.ts'

const now = new Date('2026-01-05T15:00:00')

const sentences = (code: ErrorCode, detail: NonNullable<ErrorData['detail']> = {}) =>
  errorSentences(i18next.getFixedT('en-US', 'app'), { code, detail }, now)

const all = (code: ErrorCode, detail?: ErrorData['detail']) => {
  const { what, why, next } = sentences(code, detail)
  return [what, ...why, next].join(' ')
}

describe('what an operator reads of a failure', () => {
  it.each(Object.keys(errorWords) as ErrorCode[])('%s: what happened, and what to do', (code) => {
    const { what, next } = sentences(code, {
      line: 3,
      problem: 'x',
      file: 'settings.json',
      answer: 'no',
      level: 3,
    })
    for (const sentence of [what, next]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/\{\{|error\.[a-z]/)
    }
  })

  it('names the gateway and repeats its own words', () => {
    expect(
      all('gateway-refused', { gateway: 'twilio', answer: '21211: <b>Invalid</b>', sent: 'no' }),
    ).toContain('Twilio refused to send this: “21211: <b>Invalid</b>”.')
    expect(all('gateway-unreachable', { gateway: 'smtp', problem: 'certificate', sent: 'no' })).toMatch(
      /^The mail server can’t be reached\. Nothing was changed\. Its certificate can’t be trusted\. Try/,
    )
  })

  it('says that a message may be out there only where it may', () => {
    const perhaps = 'A message may have gone out all the same.'
    expect(all('gateway-garbled', { gateway: 'twilio', sent: 'unknown' })).toContain(perhaps)
    expect(all('gateway-garbled', { gateway: 'twilio', sent: 'no' })).not.toContain(perhaps)
  })

  it('tells whose limit it is and until when, to the next minute', () => {
    const until = new Date('2026-01-05T15:41:20').toISOString()
    expect(all('send-limit', { whose: 'user', until })).toMatch(/This user was sent .* at 3:42\sPM\./)
    expect(all('send-limit', { whose: 'wait', until })).toContain('half a minute')
    const tomorrow = new Date('2026-01-06T00:10:00').toISOString()
    expect(all('send-limit', { whose: 'operator', until: tomorrow })).toContain('Jan 6, 2026')
    expect(all('send-limit', { whose: 'number' })).toContain('a little later')
  })

  it.each(['landline', 'premium', 'country-not-allowed', 'bad-extension', 'too-long', 'invalid', 'empty'])(
    'says what is wrong with a number: %s',
    (problem) => {
      const said = sentences('bad-number', { problem }).why
      expect(said).toHaveLength(1)
      expect(said[0]).toMatch(/^[A-Z].*\.$/)
    },
  )

  it('adds nothing for a reason that it does not know, or that is no reason', () => {
    expect(sentences('bad-address', { problem: 'toString' }).why).toEqual([])
    expect(sentences('bad-address', { problem: 4 }).why).toEqual([])
    expect(sentences('internal', { problem: 'invalid' }).why).toEqual([])
  })

  it('tells a missing user, a missing method and a missing or foreign secret apart', () => {
    expect(all('not-found')).toContain('This entry is no longer in the directory.')
    expect(all('not-found', { methodId: 'a' })).toContain('doesn’t have this method any more')
    expect(all('not-found', { missing: 'secret' })).toContain('nothing to test this method with')
    expect(all('directory-garbled')).toContain('The connection was closed.')
    expect(all('directory-garbled', { sealed: 'otherwise' })).toContain(
      'can’t be opened with the organization’s key',
    )
  })
})
