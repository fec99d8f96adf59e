import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ObservedEvidence } from '../../../preload/contract.ts'
import { policyDocument } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { stored } from './reset-users.ts'

let office: Office

const mostPerHour = 3

beforeAll(async () => {
  const verification = { velocity: { resetsPerHour: mostPerHour } }
  office = await openOffice({ policy: { ...policyDocument, verification } })
})
afterAll(() => office.close())

const photo: ObservedEvidence = {
  ...{ kind: 'photo-id', how: 'in-person', document: 'passport', lastFour: 'AB12', outcome: 'matches' },
}

/** All of them have the family's number on file. */
async function verifiedUser(at: Console, number: string, calledBack: boolean): Promise<string> {
  const dn = await office.addUser({
    securityInfoVersion: ['1'],
    securityInfoMethod: [
      stored('p', 'text', { target: number }),
      stored('m', 'email', { target: 'a@b.example' }),
    ],
    securityInfoMethodType: ['text', 'email'],
  })
  await at.verifications.observe({ dn, optionId: 'photo-id', observed: photo })
  if (calledBack)
    await at.verifications.observe({
      ...{ dn, optionId: `call-back:${number}` },
      observed: { kind: 'call-back', outcome: 'confirmed' },
    })
  await at.verifications.setCase({ dn, case: { reason: 'Other', text: '', ticket: null } })
  return dn
}

const remove = (at: Console, dn: string) => at.changes.remove({ dn, methodId: 'm' })

it('of two resets at once the second is counted after the first', async () => {
  const tech = await office.open('technician')
  const dns = []
  for (let count = 0; count < mostPerHour + 2; count += 1)
    dns.push(await verifiedUser(tech, `+1206555010${count}`, false))
  const results = await Promise.allSettled(dns.map((dn) => remove(tech, dn)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostPerHour)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'approval-needed' })
})

it('a number that was called back for too many resets needs an approval, whoever the operator is', async () => {
  office.wait(2 * 3600)
  const [colleague, lead] = [await office.open('colleague'), await office.open('lead')]
  const number = '+12065550177'
  for (const at of [colleague, lead, colleague]) await remove(at, await verifiedUser(at, number, true))
  const dn = await verifiedUser(lead, number, true)
  await expect(remove(lead, dn)).rejects.toMatchObject({ code: 'approval-needed' })
  await lead.velocity.count()
  expect((await lead.verifications.read({ dn })).velocity).toBe('number')
  expect((await lead.verifications.read({ dn })).gates['remove-method']).toMatchObject({
    missing: 'approval',
  })
  // Another number is none of that, nor is the same an hour later.
  await expect(remove(lead, await verifiedUser(lead, '+12065550178', true))).resolves.toBeDefined()
  office.wait(3600)
  await expect(remove(lead, await verifiedUser(lead, number, true))).resolves.toBeDefined()
})
