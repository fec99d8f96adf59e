import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CodeProblem } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { type CodeSource, problemWords } from '../../../renderer/enrollment/code-problem.ts'
import { enrollment } from '../../../renderer/enrollment/words.ts'

const app: CodeSource = { kind: 'app', issuer: 'Practice University', account: 'priya' }
const text: CodeSource = { kind: 'message', channel: 'text' }
const call: CodeSource = { kind: 'message', channel: 'call' }

beforeAll(() => addWords('enrollment', enrollment))

const words = (problem: CodeProblem, source: CodeSource) =>
  problemWords(i18next.getFixedT('en-US', 'enrollment'), problem, source)

describe('why a code was not accepted', () => {
  it('speaks of the app where the code comes from one, and of the message where it was sent', () => {
    expect(words({ why: 'wrong' }, app).say).toContain('“Practice University” with priya')
    expect(words({ why: 'wrong' }, text).say).toContain('newest message')
    expect(words({ why: 'wrong' }, call).say).not.toContain('message')
    expect(words({ why: 'format', detail: 'empty' }, app).what).toBe('Enter the six digits from the app.')
    expect(words({ why: 'format', detail: 'empty' }, text).what).toBe('Enter the six digits that were sent.')
    expect(words({ why: 'used' }, app).say).not.toBe(words({ why: 'used' }, text).say)
  })

  it('tells how far a clock is off, as one would say it', () => {
    expect(words({ why: 'clock', offsetSeconds: 240 }, app).what).toBe('The phone’s clock is 4 minutes fast.')
    expect(words({ why: 'clock', offsetSeconds: -50 }, app).what).toBe(
      'The phone’s clock is 50 seconds slow.',
    )
  })

  it.each(['expired', 'superseded', 'too-many-attempts'] as const)('%s says what to do', (why) => {
    const { what, say } = words({ why }, text)
    expect(what).toMatch(/[a-z]\.$/)
    expect(say).toMatch(/[a-z]\.$/)
  })
})
