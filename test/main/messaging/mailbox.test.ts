import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { readMailbox } from '../../../main/messaging/mailbox.ts'

test.each([
  ['priya@example.org', 'priya@example.org', 'priya@example.org'],
  ['  Priya.O+codes@Example.ORG ', 'Priya.O+codes@example.org', 'Priya.O+codes@example.org'],
  ['priya@bücher.example', 'priya@bücher.example', 'priya@xn--bcher-kva.example'],
  ['priya@xn--bcher-kva.example', 'priya@bücher.example', 'priya@xn--bcher-kva.example'],
  ['用户@例子.广告', '用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v'],
  ["o'brien@example.org", "o'brien@example.org", "o'brien@example.org"],
  ['priya@bu\u0308cher.example', 'priya@bücher.example', 'priya@xn--bcher-kva.example'],
])('%s', (typed, address, ascii) => {
  expect(readMailbox(typed)).toEqual({ address, ascii })
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['priya@example.org\r\nBcc: mallory@example.com', 'line-break'],
  ['priya@example.org\n', 'line-break'],
  ['priya\u2028@example.org', 'line-break'],
  ['priya\0@example.org', 'line-break'],
  ['priya', 'at-sign'],
  ['priya@@example.org', 'at-sign'],
  ['priya@mallory.example@example.org', 'at-sign'],
  ['priya＠mallory.example@example.org', 'at-sign'],
  ['@example.org', 'at-sign'],
  ['priya@', 'at-sign'],
  ['"priya o"@example.org', 'characters'],
  ['priya,mallory@example.org', 'characters'],
  ['<priya>@example.org', 'characters'],
  ['pri ya@example.org', 'characters'],
  ['.priya@example.org', 'characters'],
  ['pri..ya@example.org', 'characters'],
  ['priya@localhost', 'domain'],
  ['priya@127.0.0.1', 'domain'],
  ['priya@[127.0.0.1]', 'domain'],
  ['priya@example.org>', 'domain'],
  ['priya@example.org, mallory', 'domain'],
  ['priya@-example.org', 'domain'],
  ['priya@example..org', 'domain'],
  ['priya@example.org/x', 'domain'],
  [`${'a'.repeat(65)}@example.org`, 'too-long'],
  [`priya@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`, 'too-long'],
])('refuses %j: %s', (typed, problem) => {
  expect(() => readMailbox(typed)).toThrow(
    expect.objectContaining({ code: 'bad-address', detail: { problem } }) as Error,
  )
})

test('whatever is typed: one plain address comes out, or none', () => {
  const parts = fc.constantFrom(
    '@',
    '.',
    '"',
    '<',
    '>',
    ',',
    ';',
    '\r',
    '\n',
    ' ',
    'ü',
    'a',
    '＠',
    '例',
    '(',
    '\\',
  )
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: parts, maxLength: 20 })),
      (typed) => {
        try {
          const { ascii } = readMailbox(typed)
          expect(ascii).toMatch(/^[^\s@"<>,;:()\\[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        } catch (error) {
          if (!(error instanceof ConsoleError)) throw error
          expect(error.code).toBe('bad-address')
        }
      },
    ),
    { numRuns: 2_000 },
  )
})
