import { expect, it } from 'vitest'
import type { QuestionsForm } from '../../../preload/contract.ts'
import {
  blankAnswer,
  offeredAt,
  problemsAt,
  shownAnswers,
} from '../../../renderer/enrollment/draft-answers.ts'

const form: QuestionsForm = {
  questions: ['First pet?', 'First street?', 'First teacher?'],
  own: true,
  atLeast: 3,
  atMost: 5,
  answeredBy: 'operator',
}
const chosen = (question: string) => ({ question, own: false, answer: '' })

it('as many rows are shown as are needed at least, and none is taken away', () => {
  expect(shownAnswers(form, [])).toEqual([blankAnswer, blankAnswer, blankAnswer])
  expect(shownAnswers(form, [chosen('First pet?')])).toHaveLength(3)
  expect(shownAnswers(form, Array(5).fill(blankAnswer))).toHaveLength(5)
})

it('a question that another row has chosen is offered once only', () => {
  const answers = [chosen('First pet?'), chosen('First street?'), blankAnswer]
  expect(offeredAt(form, answers, 0)).toEqual(['First pet?', 'First teacher?'])
  expect(offeredAt(form, answers, 2)).toEqual(['First teacher?'])
})

it('problems are told at the question or at the answer of their row', () => {
  const problems = [
    { index: 1, why: 'answer-twice' },
    { index: 1, why: 'question-length' },
    { index: null, why: 'too-few' },
  ] as const
  expect(problemsAt(problems, 1)).toEqual({ question: 'question-length', answer: 'answer-twice' })
  expect(problemsAt(problems, 0)).toEqual({ question: null, answer: null })
})
