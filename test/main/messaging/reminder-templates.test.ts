import { describe, expect, test } from 'vitest'
import {
  defaultReminders,
  reminderProblems,
  usableReminders,
  writeReminder,
} from '../../../main/messaging/reminder-templates.ts'
import { countSegments } from '../../../main/messaging/segments.ts'

const values = {
  name: 'Priya “Pri” Okafor',
  missing: 'one of these: an authenticator app, text messages',
  organization: 'Practice University',
  url: 'https://mfa.university.example',
  desk: 'IT help desk',
  user: 'Prisca Okafor',
}

describe('the console’s own words', () => {
  test('can be used, and leave nothing to be put in', () => {
    expect(reminderProblems(defaultReminders)).toEqual([])
    for (const words of Object.values(defaultReminders))
      for (const channel of ['email', 'text'] as const)
        expect(JSON.stringify(writeReminder(words, channel, values))).not.toContain('{{')
  })

  test('fit a text message’s own alphabet, whatever the name', () => {
    for (const kind of ['nothing', 'registered-only'] as const) {
      const words = { ...defaultReminders[kind], text: `{{name}}: ${defaultReminders[kind].text}` }
      expect(countSegments(writeReminder(words, 'text', values).plain).encoding).toBe('GSM-7')
    }
  })

  test('a mail is plain text and HTML, in which names stay text', () => {
    const { subject, text, html } = writeReminder(defaultReminders.manager, 'email', {
      ...values,
      user: '<b>{{name}}</b>',
    })
    expect(subject).toBe('<b>{{name}}</b> has not set up their security info yet')
    expect(text).toContain('Hello Priya “Pri” Okafor,')
    expect(html).toContain('&lt;b&gt;{{name}}&lt;/b&gt; reports to you.')
  })
})

describe('the organization’s words', () => {
  test('say what is wrong with them', () => {
    const problems = reminderProblems({
      ...defaultReminders,
      nothing: { mailSubject: ' ', mailBody: '{{code}}', text: 'x'.repeat(481) },
      manager: { mailSubject: 'News', mailBody: 'Somebody has no methods.' },
    })
    expect(problems).toEqual([
      { kind: 'nothing', template: 'mailSubject', why: 'empty', value: '' },
      { kind: 'nothing', template: 'mailBody', why: 'unknown-variable', value: 'code' },
      { kind: 'nothing', template: 'text', why: 'too-long', value: '480' },
      { kind: 'manager', template: 'mailBody', why: 'variable-missing', value: '{{user}}' },
    ])
  })

  test('that can’t be used give way to ours, one by one', () => {
    const kept = {
      nothing: { mailSubject: 'Please', text: '{{nonsense}}' },
      manager: { mailBody: 'Somebody' },
    }
    expect(usableReminders(kept)).toEqual({
      ...defaultReminders,
      nothing: { ...defaultReminders.nothing, mailSubject: 'Please' },
    })
  })
})
