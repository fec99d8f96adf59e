import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../../main/directory/security-info.ts'
import type { ResetWish } from '../../../../preload/contract.ts'
import { type Console, type Office, openOffice } from '../office.ts'
import { about, createCallers, inPerson, strict } from './callers.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice({ policy: strict })
  desk = await office.open()
})
afterAll(() => office.close())

const { callBack, level, mail, method, option, phone, proveByCode, user } = createCallers(
  () => office,
  () => desk,
)

const lost = (methodIds: string[]): ResetWish => ({
  ...{ kind: 'lost-device', methodIds, reregister: true, revokeSessions: true, pass: null },
})

/** Level 3, half of it by the phone that is called `text`. */
async function provedByPhone(number: string, address: string): Promise<string> {
  const dn = await user([phone('text', number), mail('mail', address)])
  await proveByCode(dn, 'method:mail')
  await callBack(dn, number)
  await desk.verifications.setCase({ dn, case: about })
  expect(await level(dn)).toBe(3)
  return dn
}

describe('evidence from a device that is lost', () => {
  it('is none by its number either: a call back to the phone that is then reported', async () => {
    const dn = await provedByPhone('+12065550201', 'a@example.net')
    expect(await desk.verifications.reportLost({ dn, methodIds: ['text'] })).toMatchObject({
      level: 2,
      given: [{ kind: 'email' }],
    })
  })

  it('is none by whatever method and however its number is written', async () => {
    const dn = await user([
      phone('text', '+12065550202'),
      method('call', 'call', { target: '+1 206 555 0202' }),
      mail('mail', 'b@example.net'),
    ])
    await proveByCode(dn, 'method:call')
    expect(await level(dn)).toBe(2)
    const { level: after, options } = await desk.verifications.reportLost({ dn, methodIds: ['text'] })
    expect(after).toBe(0)
    const refused = options.filter((one) => one.refused?.why === 'lost').map(({ kind }) => kind)
    expect(refused.toSorted()).toEqual(['call', 'call-back', 'text'])
  })

  it('is none for the very call that reports it lost', async () => {
    const dn = await provedByPhone('+12065550203', 'c@example.net')
    expect((await desk.reset.preview({ dn, wish: lost(['text']) })).gate).toMatchObject({
      open: false,
      missing: 'approval',
    })
    // A reset says nothing about where the methods are.
    expect((await desk.reset.preview({ dn, wish: { ...lost(['text']), kind: 'reset' } })).gate).toMatchObject(
      {
        open: true,
      },
    )
    await expect(desk.reset.apply({ dn, wish: lost(['text']) })).rejects.toMatchObject({
      code: 'approval-needed',
      detail: { has: 2 },
    })
    expect(parseSecurityInfo(await office.read(dn)).methods).toHaveLength(2)
    // From then on it counts for nothing else either.
    expect(await level(dn)).toBe(2)
  })

  it('is none for asking for an approval of that call', async () => {
    const dn = await user([phone('text', '+12065550204')])
    await proveByCode(dn, 'method:text')
    await desk.verifications.setCase({ dn, case: about })
    const call = { call: 'reset', wish: lost(['text']) } as const
    await expect(desk.approvals.request({ dn, call })).rejects.toMatchObject({
      code: 'verification-needed',
      detail: { has: 0 },
    })
  })

  it('stands in no request for approval, where other evidence is enough to ask', async () => {
    const dn = await provedByPhone('+12065550205', 'd@example.net')
    const approval = await desk.approvals.request({ dn, call: { call: 'reset', wish: lost(['text']) } })
    expect(approval).toMatchObject({ level: 2, evidence: [{ kind: 'email' }] })
  })

  it('has to be given anew where the report was a mistake', async () => {
    const dn = await provedByPhone('+12065550206', 'e@example.net')
    await desk.verifications.reportLost({ dn, methodIds: ['text'] })
    expect(await desk.verifications.reportLost({ dn, methodIds: [] })).toMatchObject({
      level: 2,
      reportedLost: [],
    })
    expect(await option(dn, 'call-back:+12065550206')).toMatchObject({ refused: null })
    await callBack(dn, '+12065550206')
    expect(await level(dn)).toBe(3)
  })

  it('is none from a phone that was lost in an earlier call, until its number is set up again', async () => {
    const number = '+12065550207'
    const dn = await user([phone('text', number), mail('mail', 'f@example.net')], { mobile: [number] })
    await proveByCode(dn, 'method:mail')
    await desk.verifications.reportLost({ dn, methodIds: ['text'] })
    await desk.verifications.setCase({ dn, case: about })
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    await desk.reset.apply({ dn, wish: lost(['text']) })
    await desk.verifications.end({ dn })
    expect(await option(dn, `call-back:${number}`)).toMatchObject({ refused: { why: 'lost' } })
    await office.admin.modify(dn, [
      { op: 'add', attribute: 'securityInfoMethod', values: [phone('new', number)] },
    ])
    expect((await option(dn, `call-back:${number}`))?.refused).toBeNull()
  })
})
