import { describe, expect, test } from 'vitest'
import {
  callScript,
  defaultTemplates,
  findProblems,
  mail,
  preview,
  textMessage,
  usable,
} from '../../../main/messaging/templates.ts'

const values = { code: '040506', organization: 'Practice University', minutes: '10', name: 'Priya' }

test('the text says the code and for whom it is', () => {
  expect(textMessage(defaultTemplates, values)).toBe(
    '040506 is your verification code for Practice University. It is valid for 10 minutes.',
  )
})

describe('the call', () => {
  test('speaks each digit for itself, twice', () => {
    expect(callScript(defaultTemplates, values)).toBe(
      'Hello. This is Practice University. Your verification code is: 0. 4. 0. 5. 0. 6. Once more: 0. 4. 0. 5. 0. 6.',
    )
  })

  test('and no third time where the organization wrote it twice', () => {
    const call = '{{code}}. I say again: {{code}}.'
    expect(callScript({ ...defaultTemplates, call }, values)).toBe(
      '0. 4. 0. 5. 0. 6. I say again: 0. 4. 0. 5. 0. 6.',
    )
  })
})

describe('the mail', () => {
  test('is plain text and HTML of the same words', () => {
    const { subject, text, html } = mail(defaultTemplates, values)
    expect(subject).toBe('Your verification code for Practice University')
    expect(text).toContain('Hello Priya,\n\nyour verification code is 040506.')
    expect(html).toContain('<p>Hello Priya,</p>')
    expect(html).toMatch(/<strong[^>]*>040506<\/strong>/)
  })

  test('what values and templates hold stays text', () => {
    const nasty = { ...values, name: '<img src=x onerror=alert(1)>', organization: 'A & "B"' }
    const { html, text } = mail(
      { ...defaultTemplates, mailBody: '<b>{{name}}</b> {{organization}} {{code}}' },
      nasty,
    )
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;b&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/b&gt; A &amp; &quot;B&quot;')
    expect(text).toBe('<b><img src=x onerror=alert(1)></b> A & "B" 040506')
  })

  test('a value that looks like a variable is none', () => {
    const { text } = mail(
      { ...defaultTemplates, mailBody: '{{name}} {{code}}' },
      { ...values, name: '{{code}}' },
    )
    expect(text).toBe('{{code}} 040506')
  })

  test('no line break gets into the subject', () => {
    const organization = 'Practice\r\nBcc: mallory@example.com'
    expect(mail(defaultTemplates, { ...values, organization }).subject).toBe(
      'Your verification code for Practice Bcc: mallory@example.com',
    )
  })
})

describe('problems', () => {
  test('none in those that come with the console', () => {
    expect(findProblems(defaultTemplates)).toEqual([])
  })

  test('are told by template', () => {
    const problems = findProblems({
      text: 'Your code for {{organisation}}',
      call: ' ',
      mailSubject: '{{ kode }} {{kode}} {{}}',
      mailBody: `{{code}}${'x'.repeat(10_000)}`,
    })
    expect(problems).toEqual([
      { template: 'text', why: 'unknown-variable', value: 'organisation' },
      { template: 'text', why: 'code-missing', value: '{{code}}' },
      { template: 'call', why: 'empty', value: '' },
      { template: 'mailSubject', why: 'unknown-variable', value: 'kode' },
      { template: 'mailSubject', why: 'unknown-variable', value: '' },
      { template: 'mailBody', why: 'too-long', value: '10000' },
    ])
  })

  test('blanks around a name are allowed', () => {
    expect(textMessage({ ...defaultTemplates, text: '{{ code }}' }, values)).toBe('040506')
  })
})

test('of a policy that was edited by hand, only what is good is used', () => {
  const edited = { ...defaultTemplates, text: 'Your code is secret', call: 'It is {{code}}.' }
  expect(usable(edited)).toEqual({ ...defaultTemplates, call: 'It is {{code}}.' })
  expect(usable(null)).toBe(defaultTemplates)
})

test('the preview shows what would go out, and its length', () => {
  expect(preview({ ...defaultTemplates, text: '{{code}} – {{organization}}' }, values)).toMatchObject({
    text: { message: '040506 – Practice University', characters: 28, segments: 1, encoding: 'UCS-2' },
    mailSubject: 'Your verification code for Practice University',
    problems: [],
  })
})
