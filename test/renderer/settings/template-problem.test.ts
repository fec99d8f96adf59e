import { expect, it } from 'vitest'
import { CallError } from '../../../renderer/queries/client.ts'
import { problemSentence, refusedTemplate } from '../../../renderer/settings/template-problem.ts'

it('says which variable is missing', () => {
  const missing = (value: string) =>
    problemSentence({ template: 'noticeText', why: 'variable-missing', value })
  expect(missing('{{code}}')).toEqual({ key: 'missing.code', value: '{{code}}' })
  expect(missing('{{what}}')).toEqual({ key: 'missing.what', value: '{{what}}' })
  expect(missing('{{object}}')).toEqual({ key: 'missing.object', value: '{{object}}' })
})

it('shows an unknown variable as it was typed', () => {
  const problem = { template: 'noticeCall', why: 'unknown-variable', value: 'who' } as const
  expect(problemSentence(problem)).toEqual({ key: 'problem.unknown-variable', value: '{{who}}' })
})

it('finds the template of a notice that main refused', () => {
  const detail = { field: 'noticeMailBody', problem: 'variable-missing', value: '{{object}}' }
  expect(refusedTemplate(new CallError({ code: 'bad-settings', message: '', detail }))).toEqual({
    template: 'noticeMailBody',
    why: 'variable-missing',
    value: '{{object}}',
  })
  expect(refusedTemplate(new Error('else'))).toBeNull()
})
