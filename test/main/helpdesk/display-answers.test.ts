import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { photoIdPolicy, seenInPerson } from './seen-in-person.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice({ policy: photoIdPolicy })
})

afterAll(() => office.close())

const answers = ['Toy?', 'Bicycle?', 'Where?'].map((question, index) => ({
  question,
  answer: `Answer ${index}`,
}))

async function asked(): Promise<{ at: Console; dn: string; enrollmentId: string }> {
  const at = await office.open()
  const dn = await office.addUser({ employeeType: ['student'] })
  await seenInPerson(at, dn)
  const { enrollmentId } = await at.enrollments.begin({ dn, wish: { type: 'security-questions' } })
  return { at, dn, enrollmentId }
}

const told = (enrollmentId: string, answer: object) => ({
  event: 'enrollment.answered',
  value: { enrollmentId, answer },
})

describe('answers typed on the user display', () => {
  it('that break a rule are told to both, each with the same problems', async () => {
    const { at, enrollmentId } = await asked()
    const problems = [{ index: 0, why: 'answer-length' }]
    const given = answers.map((one, index) => (index === 0 ? { ...one, answer: 'x' } : one))
    expect(await at.answerThere(given)).toMatchObject({ kind: 'questions', problems })
    expect(at.told.at(-1)).toEqual(
      told(enrollmentId, { ok: true, value: { outcome: 'answers-refused', problems } }),
    )
  })

  it('that come once the verification has expired are told to the console as if it had asked, and can be sent again', async () => {
    const { at, dn, enrollmentId } = await asked()
    office.wait(16 * 60)
    await expect(at.answerThere(answers)).rejects.toMatchObject({ code: 'verification-needed' })
    expect(at.told.at(-1)).toMatchObject(
      told(enrollmentId, { ok: false, error: { code: 'verification-needed' } }),
    )
    expect(JSON.stringify(at.told)).not.toContain('Answer 0')
    await seenInPerson(at, dn)
    expect(await at.answerThere(answers)).toBeNull()
    expect(parseSecurityInfo(await office.read(dn)).methods).toHaveLength(1)
  })

  it('of which nobody knows whether they are stored are the operator’s to find out; the user is done', async () => {
    const { at, enrollmentId } = await asked()
    office.proxy.loseAnswer()
    expect(await at.answerThere(answers)).toBeNull()
    expect(at.told.at(-1)).toMatchObject(
      told(enrollmentId, { ok: false, error: { code: 'outcome-unknown' } }),
    )
    await at.reconnect()
    expect(await at.enrollments.finish(enrollmentId)).toMatchObject({ outcome: 'confirmed' })
  })
})
