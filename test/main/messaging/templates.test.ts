import { describe, expect, test } from 'vitest'
import { describeHold } from '../../../main/helpdesk/notices/notice-words.ts'
import { administratorNotices, previewNotice, writeNotice } from '../../../main/messaging/notice-templates.ts'
import {
  callScript,
  defaultTemplates,
  findProblems,
  mail,
  preview,
  textMessage,
  usable,
} from '../../../main/messaging/templates.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'

const told = {
  what: 'the authenticator app “Microsoft Authenticator” was added',
  when: 'Nov 24, 10:00 AM UTC',
  desk: 'help desk',
  object: 'Contact the help desk at once.',
  organization: 'Practice University',
  name: 'Priya',
  cancelCode: null,
}
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
      ...defaultTemplates,
      text: 'Your code for {{organisation}}',
      call: ' ',
      mailSubject: '{{ kode }} {{kode}} {{}}',
      mailBody: `{{code}}${'x'.repeat(10_000)}`,
    })
    expect(problems).toEqual([
      { template: 'text', why: 'unknown-variable', value: 'organisation' },
      { template: 'text', why: 'variable-missing', value: '{{code}}' },
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
  expect(usable(null)).toEqual(defaultTemplates)
})

test('the preview shows what would go out, and its length', () => {
  const templates = { ...defaultTemplates, text: '{{code}} – {{organization}}' }
  expect(preview(templates, values, told)).toMatchObject({
    text: { message: '040506 – Practice University', characters: 28, segments: 1, encoding: 'UCS-2' },
    mailSubject: 'Your verification code for Practice University',
    problems: [],
  })
})

describe('a notice', () => {
  test('says what, when, by which desk, and how to object', () => {
    expect(writeNotice(defaultTemplates, 'text', told).plain).toBe(
      'Practice University help desk about your account (Nov 24, 10:00 AM UTC): the authenticator app ' +
        '"Microsoft Authenticator" was added. Not you? Contact the help desk at once.',
    )
    expect(writeNotice(defaultTemplates, 'call', told).plain).toBe(
      'Hello. This is the help desk of Practice University, about your account. On Nov 24, 10:00 AM UTC: the ' +
        'authenticator app “Microsoft Authenticator” was added. If you did not ask for this: Contact the help desk at once.',
    )
    const { subject, text, html } = writeNotice(defaultTemplates, 'email', told)
    expect(subject).toBe('Security notice for your account at Practice University')
    expect(text).toBe(
      [
        'Hello Priya,',
        'The help desk of Practice University writes to you about your account. On Nov 24, 10:00 AM UTC: the ' +
          'authenticator app “Microsoft Authenticator” was added.',
        'If you asked for this, there is nothing to do. If you did not: Contact the help desk at once.',
      ].join('\n\n'),
    )
    expect(html).toContain('“Microsoft Authenticator” was added.</p>')
  })

  test('of a change that waits says the code that stops it; a voice says its digits one by one', () => {
    const holds = {
      ...told,
      what: describeHold(new Date('2026-11-24T10:30:00Z'), 'UTC'),
      cancelCode: '1234 5678',
    }
    const [text, call] = (['text', 'call'] as const).map(
      (channel) => writeNotice(defaultTemplates, channel, holds).plain,
    )
    expect(text).toBe(
      'Practice University help desk about your account (Nov 24, 10:00 AM UTC): a change to it was approved and ' +
        'takes effect on Nov 24, 10:30 AM UTC; to stop it, give the help desk this code: 1234 5678. Not you? ' +
        'Contact the help desk at once.',
    )
    expect(call).toContain('give the help desk this code: 1. 2. 3. 4. 5. 6. 7. 8. If you did not')
    expect(writeNotice(defaultTemplates, 'email', holds).html).toMatch(/<strong[^>]*>1234 5678<\/strong>/)
  })

  test('to administrators is about somebody else’s account', () => {
    const what =
      'Tess acts on the account of Priya in an emergency, without verification: “Fire in building 4”'
    const broken = { ...told, what, name: 'Adam' }
    expect(writeNotice(administratorNotices, 'text', broken).plain).toBe(
      'Practice University help desk to its administrators (Nov 24, 10:00 AM UTC): Tess acts on the account of ' +
        'Priya in an emergency, without verification: "Fire in building 4". Check in the audit log that this is right.',
    )
    expect(
      findProblems({ ...defaultTemplates, ...administratorNotices }).map(({ why }) => why),
    ).not.toContain('unknown-variable')
    for (const channel of ['text', 'call', 'email'] as const)
      expect(writeNotice(administratorNotices, channel, broken).plain).not.toMatch(/your account|\{\{/)
  })

  test('takes what values hold as text, and no variable from them', () => {
    const nasty = { ...told, name: '{{what}}<b>' }
    const { html, text } = writeNotice(defaultTemplates, 'email', nasty)
    expect(text).toContain('Hello {{what}}<b>,')
    expect(html).toContain('Hello {{what}}&lt;b&gt;,')
  })

  test('fits a text message’s own alphabet in the preview', () => {
    const { text, mailSubject } = previewNotice(defaultTemplates, told)
    expect(text).toMatchObject({ encoding: 'GSM-7', segments: 2 })
    expect(mailSubject).toBe('Security notice for your account at Practice University')
    expect(preview(defaultTemplates, values, told).notice).toEqual(previewNotice(defaultTemplates, told))
  })

  test('without what or how to object is not accepted; a subject may leave them out', () => {
    const problems = findProblems({
      ...defaultTemplates,
      noticeText: '{{code}} {{what}}',
      noticeCall: '{{object}}',
      noticeMailSubject: 'News',
      noticeMailBody: ' ',
    })
    expect(problems).toEqual([
      { template: 'noticeText', why: 'unknown-variable', value: 'code' },
      { template: 'noticeText', why: 'variable-missing', value: '{{object}}' },
      { template: 'noticeCall', why: 'variable-missing', value: '{{what}}' },
      { template: 'noticeMailBody', why: 'empty', value: '' },
    ])
  })
})

test('a policy from before there were notices gets the console’s own words for them', () => {
  const { text, call, mailSubject, mailBody } = defaultTemplates
  const messages = { text: `Hi: ${text}`, call, mailSubject, mailBody }
  const policy = parsePolicy(JSON.stringify({ roles: [], messages }))
  expect(policy.messages).toEqual(messages)
  expect(usable(policy.messages)).toEqual({ ...defaultTemplates, text: messages.text })
})
