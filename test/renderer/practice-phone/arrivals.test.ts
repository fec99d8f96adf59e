import { describe, expect, it } from 'vitest'
import { callScript, defaultTemplates, mail, textMessage } from '../../../main/messaging/templates.ts'
import { arrivals, codeIn } from '../../../renderer/practice-phone/arrivals.ts'

const values = { code: '402915', organization: 'Practice 24/7 University', minutes: '10', name: 'Priya' }

describe('the code that the practice phone shows large', () => {
  it.each([
    ['text', textMessage(defaultTemplates, values)],
    ['call', callScript(defaultTemplates, values)],
    ['mail', mail(defaultTemplates, values).text],
    ['text before a number', '402915 10 minutes'.replace(' 10', '. 10')],
    ['spoken twice in a row', '4. 0. 2. 9. 1. 5. 4. 0. 2. 9. 1. 5.'],
    ['with a phone number to call back', 'Code 402915. Questions? +1 206 555 0123'],
  ])('is found: %s', (_, body) => {
    expect(codeIn(body)).toBe('402915')
  })

  it.each([
    ['no code', 'Your methods were changed.'],
    ['a phone number only', 'Call +1 206 555 0123 or 206-555-0123.'],
    ['two that differ', '402915 or 402916'],
    ['more digits', '4029151'],
    ['nothing', ''],
  ])('is not guessed: %s', (_, body) => {
    expect(codeIn(body)).toBeNull()
  })
})

it('has messages and prompts in one list, newest first', () => {
  const message = (id: string, at: string) =>
    ({ id, at, kind: 'text', to: '+12065550123', subject: null, body: '' }) as const
  const push = (id: string, at: string) =>
    ({ id, at, kind: 'approve', account: 'a', organization: 'o', state: 'open' }) as const
  const list = arrivals({
    messages: [message('m2', '2026-01-01T10:00:02.000Z'), message('m1', '2026-01-01T10:00:00.000Z')],
    pushes: [push('p2', '2026-01-01T10:00:03.000Z'), push('p1', '2026-01-01T10:00:01.000Z')],
  })
  expect(list.map(({ id }) => id)).toEqual(['p2', 'm2', 'p1', 'm1'])
})
