import { describe, expect, test } from 'vitest'
import { displayAddress, readEmailAddress } from '../../../main/methods/email-address.ts'

const ownMailboxes = ['Priya.Okafor@Example.edu', 'priya@bücher.example', 'no address']
const read = (address: string, ownAllowed = false) => readEmailAddress({ address, ownMailboxes, ownAllowed })

test.each([
  ['priya@example.net', 'priya@example.net', 'priya@example.net'],
  [' Priya.O+codes@Example.NET ', 'Priya.O+codes@example.net', 'Priya.O+codes@example.net'],
  ['用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v', '用户@例子.广告'],
  // Outside, though it begins or ends like the own one.
  ['priya.okafor@example.edu.example.net', 'priya.okafor@example.edu.example.net', undefined],
  ['apriya.okafor@example.edu', 'apriya.okafor@example.edu', undefined],
])('%s is taken', (typed, target, display = target) => {
  expect(read(typed)).toEqual({ target, display })
})

describe('the own mailbox', () => {
  const spellings = [
    'priya.okafor@example.edu',
    'PRIYA.OKAFOR@EXAMPLE.EDU',
    ' priya.okafor@example.edu ',
    'priya.okafor@ｅxample.edu',
    'priya@xn--bcher-kva.example',
    'Priya@Bücher.example',
  ]
  test.each(spellings)('%s is refused', (typed) => {
    expect(() => read(typed)).toThrow(
      expect.objectContaining({ code: 'bad-address', detail: { problem: 'own-mailbox' } }) as Error,
    )
  })

  test.each(spellings)('%s is taken if the policy allows it', (typed) => {
    expect(read(typed, true).target).toMatch(/@(example\.edu|xn--bcher-kva\.example)$/)
  })
})

// The whole list is held by the test of messaging/mailbox.ts.
test.each([
  ['', 'empty'],
  ['priya@example.net\r\nBcc: mallory@example.com', 'line-break'],
  ['"priya"@example.net', 'characters'],
  ['priya@@example.net', 'at-sign'],
  ['pri ya@example.net', 'characters'],
  ['priya@localhost', 'domain'],
  [`${'a'.repeat(65)}@example.net`, 'too-long'],
])('%j is refused: %s', (typed, problem) => {
  for (const ownAllowed of [false, true])
    expect(() => read(typed, ownAllowed)).toThrow(
      expect.objectContaining({ code: 'bad-address', detail: { problem } }) as Error,
    )
})

test.each([
  ['priya@xn--bcher-kva.example', 'priya@bücher.example'],
  ['priya@example.net', 'priya@example.net'],
  ['what another tool wrote', 'what another tool wrote'],
])('a stored %s is shown as %s', (target, shown) => {
  expect(displayAddress(target)).toBe(shown)
})
