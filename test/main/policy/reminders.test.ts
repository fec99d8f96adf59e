import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../../main/policy/parse.ts'

const parse = (reminders: object) => parsePolicy(JSON.stringify({ roles: [], reminders }, null, 2)).reminders

describe('the policy on reminders', () => {
  test('is careful where it says nothing', () => {
    const careful = { everyDays: 7, perMinute: 60, escalateAfter: null, url: null, templates: {} }
    expect(parsePolicy('{ "roles": [] }').reminders).toEqual(careful)
    expect(parse({})).toEqual(careful)
  })

  test('has words for some of them only', () => {
    const templates = { manager: { mailBody: 'About {{user}}' } }
    expect(
      parse({ everyDays: 14, escalateAfter: 3, url: 'https://mfa.example.edu', templates }),
    ).toMatchObject({
      ...{ everyDays: 14, escalateAfter: 3, url: 'https://mfa.example.edu', templates },
    })
  })

  test.each([
    [{ perMinute: 0 }, 'reminders.perMinute'],
    [{ perMinute: 601 }, 'reminders.perMinute'],
    [{ everyDays: 0.5 }, 'reminders.everyDays'],
    [{ url: 'javascript:alert(1)' }, 'reminders.url: is no address of a page (https://…)'],
    [{ templates: { manager: { text: 'no texts to managers' } } }, 'reminders.templates.manager'],
    [{ templates: { everybody: {} } }, 'reminders.templates'],
  ])('%j is refused by its line', (reminders, problem) => {
    expect(() => parse(reminders)).toThrow(problem)
  })
})
