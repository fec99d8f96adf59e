import type { AnswerProblem, QuestionsForm } from '../../preload/contract.ts'
import type { DraftAnswer } from './flow-state.ts'

export const blankAnswer: DraftAnswer = { question: '', own: false, answer: '' }

/** What is on the page: as many questions as are needed at least, before more were asked for. */
export function shownAnswers(form: QuestionsForm, answers: readonly DraftAnswer[]): DraftAnswer[] {
  const missing = Math.max(0, form.atLeast - answers.length)
  return [...answers, ...Array<DraftAnswer>(missing).fill(blankAnswer)]
}

/** Those of the list that no other row has chosen. */
export function offeredAt(form: QuestionsForm, answers: readonly DraftAnswer[], index: number): string[] {
  const taken = new Set(answers.filter((_, other) => other !== index).map(({ question }) => question))
  return form.questions.filter((question) => !taken.has(question))
}

export const changeAt = (
  answers: readonly DraftAnswer[],
  index: number,
  change: Partial<DraftAnswer>,
): DraftAnswer[] => answers.map((answer, at) => (at === index ? { ...answer, ...change } : answer))

/** What is wrong with the question, and what with the answer, of one row. */
export function problemsAt(problems: readonly AnswerProblem[], index: number) {
  const here = problems.filter((problem) => problem.index === index).map(({ why }) => why)
  return {
    question: here.find((why) => why.startsWith('question')) ?? null,
    answer: here.find((why) => why.startsWith('answer')) ?? null,
  }
}

/** One question and its answer, as they are typed, by whoever types them. */
export interface AnswerRowProps {
  /** From 1. */
  number: number
  draft: DraftAnswer
  /** Questions of the list that can be chosen here. */
  offered: string[]
  /** Questions of the user's own are allowed. */
  own: boolean
  problems: ReturnType<typeof problemsAt>
  onChange: (change: Partial<DraftAnswer>) => void
  /** Null: it can't be left out. */
  onRemove: (() => void) | null
}

export const answerRows = (
  form: QuestionsForm,
  answers: readonly DraftAnswer[],
  problems: readonly AnswerProblem[],
  on: { change: (index: number, made: Partial<DraftAnswer>) => void; remove: (index: number) => void },
): AnswerRowProps[] =>
  answers.map((draft, index) => ({
    number: index + 1,
    draft,
    offered: offeredAt(form, answers, index),
    own: form.own,
    problems: problemsAt(problems, index),
    onChange: (made) => on.change(index, made),
    onRemove: answers.length > form.atLeast ? () => on.remove(index) : null,
  }))
