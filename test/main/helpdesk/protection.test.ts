import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ObservedEvidence } from '../../../preload/contract.ts'
import { openVerification, policyDocument } from '../../directory/people.ts'
import { arrived } from './arrived.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { stored } from './reset-users.ts'

let office: Office
let tech: Console

beforeAll(async () => {
  const actions = {
    ...openVerification.actions,
    'test-code': { level: 2 },
    'delete-pass': { level: 2 },
  }
  office = await openOffice({ policy: { ...policyDocument, verification: { ...openVerification, actions } } })
  tech = await office.open()
})
afterAll(() => office.close())

const photo: ObservedEvidence = {
  ...{ kind: 'photo-id', how: 'in-person', document: 'passport', lastFour: 'AB12', outcome: 'matches' },
}
const addUser = () =>
  office.addUser({
    securityInfoVersion: ['1'],
    securityInfoMethod: [stored('p', 'text', { target: '+12065550101' })],
    securityInfoMethodType: ['text'],
  })
const sent = () => tech.phone.read().messages.length

it('a test code for which the policy asks a level is not even sent without it', async () => {
  const dn = await addUser()
  await expect(tech.tests.begin({ dn, methodId: 'p' })).rejects.toMatchObject({ code: 'verification-needed' })
  expect(sent()).toBe(0)
  await tech.verifications.observe({ dn, optionId: 'photo-id', observed: photo })
  await tech.verifications.setCase({ dn, case: { reason: 'Other', text: '', ticket: null } })
  const { testId } = await tech.tests.begin({ dn, methodId: 'p' })
  expect(await tech.tests.confirm(testId, arrived(tech))).toMatchObject({ outcome: 'passed', recorded: true })
})

it('the same code as evidence of a caller needs no level: it is how one is reached', async () => {
  const dn = await addUser()
  const { testId } = await tech.verifications.begin({ dn, optionId: 'method:p' })
  await tech.tests.confirm(testId, arrived(tech))
  expect((await tech.verifications.read({ dn })).level).toBe(2)
})

it('a pass is deleted by the level that the policy says', async () => {
  const dn = await addUser()
  const wish = { minutes: 60, startsAt: null, once: true, showOn: 'console' } as const
  await tech.passes.issue({ dn, wish })
  await expect(tech.passes.remove({ dn })).rejects.toMatchObject({ code: 'verification-needed' })
  expect((await office.read(dn)).has('securityInfoPassInfo')).toBe(true)
})
