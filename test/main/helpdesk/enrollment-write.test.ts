import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { equal } from '../../../main/directory/filter.ts'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import type { EnrollmentWish } from '../../../preload/contract.ts'
import { arrived } from './arrived.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { photoIdPolicy, seenInPerson } from './seen-in-person.ts'

let office: Office
let desk: Console
const refusal = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, ...(Object.keys(detail).length > 0 && { detail }) })

beforeAll(async () => {
  office = await openOffice({ policy: photoIdPolicy })
  desk = await office.open()
})

afterAll(() => office.close())

const methodsOf = async (dn: string) => parseSecurityInfo(await office.read(dn)).methods

describe('two technicians who set up the same method', () => {
  const text = { type: 'text', country: 'US', number: '(206) 555-0123' } as const
  const answers = ['Toy?', 'Bicycle?', 'Where?'].map((question, index) => ({
    question,
    answer: `Answer ${index}`,
  }))
  const prove = async (at: Console, wish: EnrollmentWish, id: string, code: string) =>
    wish.type === 'security-questions' ? at.enrollments.answer(id, answers) : at.enrollments.confirm(id, code)

  it.each([
    ['questions', { type: 'security-questions' } as const, 'Security questions'],
    ['number', text, 'Text message'],
  ])('the second is shown what the first did, and told that it is there: %s', async (_, wish, label) => {
    const dn = await office.addUser({ employeeType: ['student'] })
    const other = await office.open('colleague')
    for (const at of [desk, other]) await seenInPerson(at, dn)
    const mine = await desk.enrollments.begin({ dn, wish })
    const code = wish.type === 'text' ? arrived(desk) : ''
    office.wait(60)
    const theirs = await other.enrollments.begin({ dn, wish })
    const proved = await prove(other, wish, theirs.enrollmentId, wish.type === 'text' ? arrived(other) : '')
    expect(proved).toMatchObject({ outcome: 'confirmed' })
    expect(await prove(desk, wish, mine.enrollmentId, code)).toMatchObject({
      outcome: 'changed-elsewhere',
      changes: expect.arrayContaining([expect.objectContaining({ kind: 'method-added', label })]),
    })
    await expect(desk.enrollments.finish(mine.enrollmentId)).rejects.toEqual(
      refusal('already-exists', { label }),
    )
    expect(await methodsOf(dn)).toHaveLength(1)
  })

  it('the same number to call is another method', async () => {
    const dn = await office.addUser()
    for (const type of ['text', 'call'] as const) {
      office.wait(3600)
      await seenInPerson(desk, dn)
      const wish = { ...text, type, extension: null } as EnrollmentWish
      const { enrollmentId } = await desk.enrollments.begin({ dn, wish })
      expect(await desk.enrollments.confirm(enrollmentId, arrived(desk))).toMatchObject({
        outcome: 'confirmed',
      })
    }
    expect(await methodsOf(dn)).toHaveLength(2)
  })
})

describe('what changed while the method was set up, without a word in the security info', () => {
  it.each([
    ['the role, which no longer allows it', { employeeType: 'guest' }, 'method-not-allowed'],
    ['the account is privileged now', { title: 'Dean' }, 'verification-needed'],
    ['the operator may not help them any more', { departmentNumber: 'Physics' }, 'not-found'],
  ])('%s: nothing is written', async (_, changed, code) => {
    office.wait(3600)
    const dn = await office.addUser({ departmentNumber: ['Registrar'] })
    const at = await office.open('technician', { scope: equal('departmentNumber', 'Registrar') })
    await seenInPerson(at, dn)
    const wish = { type: 'text', country: 'US', number: '(206) 555-0188' } as const
    const { enrollmentId } = await at.enrollments.begin({ dn, wish })
    const [[attribute = '', value = ''] = []] = Object.entries(changed)
    await office.admin.modify(dn, [{ op: 'replace', attribute, values: [value] }])
    await expect(at.enrollments.confirm(enrollmentId, arrived(at))).rejects.toEqual(refusal(code))
    expect(await methodsOf(dn)).toEqual([])
  })
})
