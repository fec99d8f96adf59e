import { z } from 'zod'
import type { AnsweredQuestion, AnswerProblem, QuestionsForm } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { Policy, QuestionsPolicy } from '../policy/parse.ts'
import type { Random } from './authenticator-app.ts'
import { drawBelow } from './draw.ts'
import { matchesHash, scryptHash } from './scrypt-hash.ts'

/** Where the policy names none. Answers that last, that few know, and that stand in no public register. */
export const defaultQuestions: readonly string[] = [
  'What was the name of your first stuffed animal?',
  'What did you want to become when you were ten?',
  'Which dish did you refuse to eat as a child?',
  'What was the first album or song that you bought?',
  'What is the title of the book that you have read most often?',
  'Which teacher do you remember best, and for which subject?',
  'What was the name of the person with whom you shared your first room away from home?',
  'In which town did you get lost as a child?',
  'What was the first thing that you learned to cook?',
  'What did you break that you never told anybody about?',
  'Where were you when you first saw the sea?',
  'What did you buy with the first money that you earned?',
]

const atMost = 5
/** In characters as people count them: code points. */
const answerLength = { least: 3, most: 40 }
const questionLength = { least: 3, most: 200 }

type Cost = QuestionsPolicy['cost']

export function questionsForm({ securityQuestions }: Pick<Policy, 'securityQuestions'>): QuestionsForm {
  const { questions, own, register, answeredBy } = securityQuestions
  return { questions: [...(questions ?? defaultQuestions)], own, atLeast: register, atMost, answeredBy }
}

/** What is wrong with the answers, each of them with everything that is; empty: they can be taken. */
export function checkAnswers(form: QuestionsForm, answers: readonly AnsweredQuestion[]): AnswerProblem[] {
  const problems: AnswerProblem[] = []
  if (answers.length < form.atLeast) problems.push({ index: null, why: 'too-few' })
  if (answers.length > form.atMost) problems.push({ index: null, why: 'too-many' })
  const offered = new Set(form.questions.map(comparable))
  const seenQuestions = new Set<string>()
  const seenAnswers = new Set<string>()
  answers.forEach((answered, index) => {
    const question = comparable(answered.question)
    const answer = comparable(answered.answer)
    const note = (why: AnswerProblem['why']) => problems.push({ index, why })
    if (!hasLength(answered.question, questionLength)) note('question-length')
    else if (!form.own && !offered.has(question)) note('question-not-offered')
    else if (seenQuestions.has(question)) note('question-twice')
    if (!hasLength(answered.answer, answerLength)) note('answer-length')
    else if (seenAnswers.has(answer)) note('answer-twice')
    else if (question.includes(answer)) note('answer-in-question')
    seenQuestions.add(question)
    seenAnswers.add(answer)
  })
  return problems
}

/**
 * What is sealed of the answers: JSON of the questions, each with a hash of its answer as a PHC string
 * (`$scrypt$ln=…,r=…,p=…$salt$hash`, Base64 without padding), with a salt of its own.
 */
export async function hashAnswers(
  answers: readonly AnsweredQuestion[],
  how: { random: Random; cost: Cost },
): Promise<string> {
  const hashed: StoredQuestion[] = []
  // One after the other: each takes some 32 MB for a moment.
  for (const { question, answer } of answers)
    hashed.push({
      question: spaced(question),
      hash: await scryptHash(comparable(answer), how),
    })
  return JSON.stringify(hashed)
}

/**
 * Draws as many of the registered questions as are asked for, at random. Those in `butNot` come only where there
 * are too few others.
 */
export function drawQuestions(
  payload: string,
  count: number,
  random: Random,
  butNot: readonly string[] = [],
): string[] {
  const all = shuffled(
    readPayload(payload).map(({ question }) => question),
    random,
  )
  const fresh = all.filter((question) => !butNot.includes(question))
  const others = all.filter((question) => butNot.includes(question))
  return shuffled([...fresh, ...others].slice(0, count), random)
}

/**
 * True if every one of the questions is answered as registered. All are looked at, whatever the first ones say,
 * so that the time tells nobody which answer was wrong.
 * @throws ConsoleError directory-garbled, if the payload was not made by `hashAnswers`
 */
export async function verifyAnswers(
  payload: string,
  questions: readonly string[],
  answers: readonly string[],
): Promise<boolean> {
  const registered = readPayload(payload)
  let right = questions.length > 0 && questions.length === answers.length
  for (const [index, question] of questions.entries()) {
    const stored = registered.find((one) => one.question === question)
    if (!stored) throw garbled('a question that was not registered')
    if (!(await matches(stored.hash, answers[index] ?? ''))) right = false
  }
  return right
}

const payloadSchema = z.array(z.object({ question: z.string(), hash: z.string() })).min(1)
type StoredQuestion = z.infer<typeof payloadSchema>[number]

function readPayload(payload: string): StoredQuestion[] {
  let json: unknown
  try {
    json = JSON.parse(payload)
  } catch {
    throw garbled('no JSON')
  }
  const parsed = payloadSchema.safeParse(json)
  if (!parsed.success) throw garbled('of another shape')
  return parsed.data
}

async function matches(stored: string, answer: string): Promise<boolean> {
  const isRight = await matchesHash(stored, comparable(answer))
  if (isRight === null) throw garbled('with a hash that is none')
  return isRight
}

/** One form for everything that people take to be the same. */
function comparable(text: string): string {
  return spaced(text).toUpperCase().toLowerCase().normalize('NFKC')
}

const spaced = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim()

function hasLength(text: string, { least, most }: { least: number; most: number }): boolean {
  const length = [...spaced(text)].length
  return length >= least && length <= most
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(drawBelow(left.length, random), 1))
  return drawn
}

function garbled(what: string): ConsoleError {
  return new ConsoleError('directory-garbled', `Sealed security questions can’t be read: ${what}.`)
}
