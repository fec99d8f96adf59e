import { expect, test } from 'vitest'
import { missingWords } from '../../../../main/coverage/reminders/missing-words.ts'
import type { MethodType, RequirementState, RoleState } from '../../../../preload/contract.ts'

const factors: MethodType[] = ['authenticator-app', 'push', 'text']

const role = (allow: MethodType[], ...requirements: Partial<RequirementState>[]): RoleState => ({
  ...{ role: 'Staff', allow, met: false },
  requirements: requirements.map((one) => ({ anyOf: factors, atLeast: 1, has: [], met: false, ...one })),
})

test.each<[string, RoleState[]]>([
  ['one of these: an authenticator app, push prompts, text messages', [role(factors, {})]],
  ['one of these: an authenticator app, push prompts', [role(factors, { atLeast: 2, has: ['text'] })]],
  ['two of these: an authenticator app, push prompts, text messages', [role(factors, { atLeast: 2 })]],
  ['an authenticator app', [role(factors, { anyOf: ['authenticator-app'] })]],
  [
    'an authenticator app and security questions',
    [
      role(['authenticator-app', 'security-questions'], {
        anyOf: ['authenticator-app', 'security-questions'],
        atLeast: 2,
      }),
    ],
  ],
  // Only what the role allows can be set up; where nothing is left of it, what is asked for is still told.
  ['one of these: push prompts, text messages', [role(['push', 'text'], {})]],
  ['text messages', [role([], { anyOf: ['text'] })]],
  // Two roles that ask for the same ask once.
  [
    'text messages; and phone calls',
    [
      role(['text', 'call'], { anyOf: ['text'] }, { anyOf: ['call'] }),
      role(['text'], { anyOf: ['text'] }, { met: true, has: ['push'] }),
    ],
  ],
  ['', [role(factors, { met: true, has: ['push'] })]],
])('"%s"', (words, roles) => {
  expect(missingWords(roles)).toBe(words)
})
