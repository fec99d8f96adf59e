import { randomBytes, scryptSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkAnswers,
  defaultQuestions,
  drawQuestions,
  hashAnswers,
  questionsForm,
  verifyAnswers,
} from '../../../main/methods/security-questions.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'
import type { AnsweredQuestion, QuestionsForm } from '../../../preload/contract.ts'

const form: QuestionsForm = {
  questions: ['Which town?', 'Which song?', 'Which dish?', 'Which book?', 'Which sea?'],
  own: false,
  atLeast: 3,
  atMost: 5,
  answeredBy: 'user',
}
const three: AnsweredQuestion[] = [
  { question: 'Which town?', answer: 'Leith' },
  { question: 'Which song?', answer: 'Blue in Green' },
  { question: 'Which dish?', answer: 'Kidneys' },
]
/** The three, with one of them changed. */
const but = (index: number, change: Partial<AnsweredQuestion>): AnsweredQuestion[] =>
  three.map((one, at) => (at === index ? { ...one, ...change } : one))

/** The least that is taken: tests need not be slow. */
const cost = { ln: 10, r: 1, p: 1 }
const hash = (answers: AnsweredQuestion[]) => hashAnswers(answers, { random: randomBytes, cost })
const questionsOf = (answers: AnsweredQuestion[]) => answers.map(({ question }) => question)
const answersOf = (answers: AnsweredQuestion[]) => answers.map(({ answer }) => answer)

describe('the form', () => {
  const formOf = (securityQuestions?: object) =>
    questionsForm(parsePolicy(JSON.stringify({ roles: [], ...(securityQuestions && { securityQuestions }) })))

  test('has the console’s own questions where the policy names none', () => {
    const expected = { own: true, atLeast: 3, atMost: 5, answeredBy: 'operator' }
    expect(formOf()).toEqual({ ...expected, questions: defaultQuestions })
    expect(defaultQuestions).toHaveLength(12)
  })

  test('has what the policy says', () => {
    const questions = ['Which town?', 'Which song?', 'Which dish?']
    expect(formOf({ questions, own: false, register: 4, answeredBy: 'user' })).toEqual({
      ...{ questions, own: false, atLeast: 4, atMost: 5 },
      answeredBy: 'user',
    })
  })

  test('the own questions keep the rules that they are under', () => {
    const answers = defaultQuestions.slice(0, 5).map((question, at) => ({ question, answer: `answer ${at}` }))
    expect(checkAnswers({ ...form, questions: [...defaultQuestions] }, answers)).toEqual([])
  })
})

describe('answers are checked', () => {
  test.each<[string, AnsweredQuestion[]]>([
    ['three of the list', three],
    [
      'five',
      [...three, { question: 'Which book?', answer: 'Emma' }, { question: 'Which sea?', answer: '黑海边' }],
    ],
    ['a question written a little differently', but(0, { question: ' which  TOWN? ' })],
    ['three characters', but(0, { answer: 'Ayr' })],
    ['three that JavaScript counts as six', but(0, { answer: '🦊🦊🦊' })],
    ['forty that JavaScript counts as eighty', but(0, { answer: '🦊'.repeat(40) })],
    ['blanks around that do not count', but(0, { answer: `  ${'a'.repeat(40)}  ` })],
  ])('%s: taken', (_, answers) => {
    expect(checkAnswers(form, answers)).toEqual([])
  })

  test.each<[string, AnsweredQuestion[], ReturnType<typeof checkAnswers>]>([
    ['none', [], [{ index: null, why: 'too-few' }]],
    ['two', three.slice(1), [{ index: null, why: 'too-few' }]],
    [
      'six',
      [
        ...three,
        ...['Which book?', 'Which sea?'].map((question, at) => ({ question, answer: `one ${at}` })),
      ].concat({
        question: 'Which town?',
        answer: 'Ayr',
      }),
      [
        { index: null, why: 'too-many' },
        { index: 5, why: 'question-twice' },
      ],
    ],
    ['a question of their own', but(1, { question: 'My own?' }), [{ index: 1, why: 'question-not-offered' }]],
    ['no question', but(1, { question: ' ' }), [{ index: 1, why: 'question-length' }]],
    ['a short question', but(1, { question: 'a?' }), [{ index: 1, why: 'question-length' }]],
    ['a long question', but(1, { question: 'a'.repeat(201) }), [{ index: 1, why: 'question-length' }]],
    ['one question twice', but(2, { question: 'WHICH TOWN?' }), [{ index: 2, why: 'question-twice' }]],
    ['no answer', but(0, { answer: '' }), [{ index: 0, why: 'answer-length' }]],
    ['a short answer', but(0, { answer: ' ab ' }), [{ index: 0, why: 'answer-length' }]],
    ['two that JavaScript counts as four', but(0, { answer: '🦊🦊' }), [{ index: 0, why: 'answer-length' }]],
    ['a long answer', but(0, { answer: 'a'.repeat(41) }), [{ index: 0, why: 'answer-length' }]],
    ['blanks for an answer', but(0, { answer: '     ' }), [{ index: 0, why: 'answer-length' }]],
    ['one answer twice', but(2, { answer: ' LEITH' }), [{ index: 2, why: 'answer-twice' }]],
    ['the same in full width', but(2, { answer: 'Ｌｅｉｔｈ' }), [{ index: 2, why: 'answer-twice' }]],
    ['the same with more blanks', but(2, { answer: 'blue  in\tgreen' }), [{ index: 2, why: 'answer-twice' }]],
    ['an answer from the question', but(0, { answer: 'TOWN' }), [{ index: 0, why: 'answer-in-question' }]],
    [
      'two things at once',
      but(2, { question: 'Which town?', answer: 'x' }),
      [
        { index: 2, why: 'question-twice' },
        { index: 2, why: 'answer-length' },
      ],
    ],
  ])('%s: refused', (_, answers, problems) => {
    expect(checkAnswers(form, answers)).toEqual(problems)
  })

  test('a question of their own, where the policy allows it', () => {
    const own = { ...form, own: true }
    expect(checkAnswers(own, but(1, { question: 'My own?' }))).toEqual([])
    expect(checkAnswers(own, but(1, { question: 'a'.repeat(200) }))).toEqual([])
  })
})

describe('what is kept', () => {
  test('is a PHC string of scrypt for each answer, with a salt of its own, that any scrypt makes again', async () => {
    const stored = JSON.parse(await hash(three)) as { question: string; hash: string }[]
    expect(questionsOf(three)).toEqual(stored.map(({ question }) => question))
    const salts = stored.map(({ hash: phc }, at) => {
      const [, salt = '', made] =
        /^\$scrypt\$ln=10,r=1,p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(phc) ?? []
      const password = (answersOf(three)[at] ?? '').toLowerCase()
      const again = scryptSync(password, Buffer.from(salt, 'base64'), 32, { N: 1024, r: 1, p: 1 })
      expect(again.toString('base64').replace('=', '')).toBe(made)
      return salt
    })
    expect(new Set(salts).size).toBe(3)
  })

  test('holds no answer', async () => {
    const payload = (await hash(three)).toLowerCase()
    for (const answer of answersOf(three)) expect(payload).not.toContain(answer.toLowerCase())
  })

  test('takes the policy’s cost, the default one too', async () => {
    const payload = await hashAnswers(three, { random: randomBytes, cost: { ln: 15, r: 8, p: 1 } })
    expect(payload).toContain('$scrypt$ln=15,r=8,p=1$')
    expect(await verifyAnswers(payload, questionsOf(three), answersOf(three))).toBe(true)
  })
})

describe('a test', () => {
  test.each<[string, string[]]>([
    ['as registered', ['Leith', 'Blue in Green', 'Kidneys']],
    ['in capitals, with blanks, in full width', [' LEITH ', 'blue   IN green', 'Ｋｉｄｎｅｙｓ']],
  ])('%s: passed', async (_, answers) => {
    expect(await verifyAnswers(await hash(three), questionsOf(three), answers)).toBe(true)
  })

  test('ß and SS, Σ and ς are one', async () => {
    const answers = but(0, { answer: 'Großer Οδός' })
    const said = ['GROSSER ΟΔΌΣ', 'Blue in Green', 'Kidneys']
    expect(await verifyAnswers(await hash(answers), questionsOf(answers), said)).toBe(true)
  })

  test.each<[string, string[]]>([
    ['one wrong', ['Leith', 'Blue in Green', 'Liver']],
    ['the first wrong', ['Perth', 'Blue in Green', 'Kidneys']],
    ['all right, for other questions', ['Kidneys', 'Leith', 'Blue in Green']],
    ['one left out', ['Leith', 'Blue in Green']],
    ['one too many', ['Leith', 'Blue in Green', 'Kidneys', 'Kidneys']],
    ['none', []],
    ['empty ones', ['', '', '']],
  ])('%s: failed', async (_, answers) => {
    expect(await verifyAnswers(await hash(three), questionsOf(three), answers)).toBe(false)
  })

  test('no question at all is no pass', async () => {
    expect(await verifyAnswers(await hash(three), [], [])).toBe(false)
  })

  test('by whoever knows the answers, and nobody else', async () => {
    const answer = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(answer, answer, async (right, said) => {
        const fold = (text: string) =>
          text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toUpperCase().toLowerCase()
        const payload = await hash(but(0, { answer: right }))
        const same = fold(right).normalize('NFKC') === fold(said).normalize('NFKC')
        expect(await verifyAnswers(payload, ['Which town?'], [right])).toBe(true)
        expect(await verifyAnswers(payload, ['Which town?'], [said])).toBe(same)
      }),
      { numRuns: 200 },
    )
  })

  const phc = (text: string) => JSON.stringify([{ question: 'Which town?', hash: text }])
  const salt = 'A'.repeat(22)
  const made = 'A'.repeat(43)
  test.each([
    ['no JSON', 'Which town?'],
    ['nothing', '[]'],
    ['another shape', '{"question":"x"}'],
    ['no PHC string', phc('Leith')],
    ['another function', phc(`$argon2id$ln=10,r=1,p=1$${salt}$${made}`)],
    ['a cost that would stop the console', phc(`$scrypt$ln=30,r=8,p=1$${salt}$${made}`)],
    ['memory that no computer has', phc(`$scrypt$ln=18,r=99,p=1$${salt}$${made}`)],
    ['many a pass', phc(`$scrypt$ln=15,r=8,p=99$${salt}$${made}`)],
    ['no cost', phc(`$scrypt$ln=0,r=0,p=0$${salt}$${made}`)],
    ['no salt', phc(`$scrypt$ln=10,r=1,p=1$$${made}`)],
    ['no hash', phc(`$scrypt$ln=10,r=1,p=1$${salt}$`)],
    [
      'a question that was not registered',
      phc(`$scrypt$ln=10,r=1,p=1$${salt}$${made}`).replace('town', 'city'),
    ],
  ])('what is kept is %s: told, not passed', async (_, payload) => {
    const verified = verifyAnswers(payload, ['Which town?'], ['Leith'])
    await expect(verified).rejects.toMatchObject({ code: 'directory-garbled' })
  })
})

describe('drawing', () => {
  const five = form.questions.map((question, at) => ({ question, answer: `answer ${at}` }))

  test('so many different ones of those that were registered', async () => {
    const payload = await hash(five)
    for (let n = 0; n < 100; n += 1) {
      const drawn = drawQuestions(payload, 3, randomBytes)
      expect(new Set(drawn).size).toBe(3)
      for (const question of drawn) expect(form.questions).toContain(question)
    }
    expect(drawQuestions(payload, 9, randomBytes).sort()).toEqual([...form.questions].sort())
  })

  test('evenly', async () => {
    const payload = await hash(five)
    const times = new Map<string, number>()
    const draws = 2_000
    for (let n = 0; n < draws; n += 1)
      for (const question of drawQuestions(payload, 2, randomBytes))
        times.set(question, (times.get(question) ?? 0) + 1)
    // 800 each; seven standard deviations are some 150.
    for (const question of form.questions)
      expect(Math.abs((times.get(question) ?? 0) - 800)).toBeLessThan(150)
  })

  test('after a failure others first, and known ones only where those do not suffice', async () => {
    const payload = await hash(five)
    for (let n = 0; n < 50; n += 1) {
      const before = drawQuestions(payload, 3, randomBytes)
      const after = drawQuestions(payload, 3, randomBytes, before)
      expect(after.filter((question) => before.includes(question))).toHaveLength(1)
      const few = drawQuestions(payload, 2, randomBytes, before)
      expect(few.some((question) => before.includes(question))).toBe(false)
    }
  })
})
