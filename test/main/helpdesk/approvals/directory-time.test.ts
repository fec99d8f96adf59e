import { afterAll, beforeAll, expect, it } from 'vitest'
import { childDn } from '../../../../main/directory/dn.ts'
import { present } from '../../../../main/directory/filter.ts'
import { directoryTime } from '../../../../main/helpdesk/approvals/directory-time.ts'
import { baseDn } from '../../../directory/people.ts'
import { type Console, type Office, openOffice } from '../office.ts'

let office: Office
let tech: Console

const approvalsDn = childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn))

beforeAll(async () => {
  office = await openOffice()
  tech = await office.open()
})
afterAll(() => office.close())

const left = async () =>
  (
    await office.admin.search(approvalsDn, {
      ...{ scope: 'one', filter: present('objectClass'), attributes: ['cn'] },
    })
  ).entries.length

it('is what the directory stamps, and leaves nothing there', async () => {
  const before = Math.floor(Date.now() / 1_000) * 1_000
  const time = await directoryTime(tech.desk(), 'a1')
  expect(time?.getTime()).toBeGreaterThanOrEqual(before)
  expect(time?.getTime()).toBeLessThanOrEqual(Date.now())
  expect(await left()).toBe(0)
})

it('is had also where a console was killed before it took its own away', async () => {
  await office.admin.add(childDn('cn', 'time-a2', approvalsDn), {
    objectClass: ['securityInfoApproval'],
    cn: ['time-a2'],
  })
  expect(await tech.approvals.list()).toEqual([])
  expect(await directoryTime(tech.desk(), 'a2')).toBeInstanceOf(Date)
  expect(await left()).toBe(0)
})

it('can’t be had by whoever may not write there', async () => {
  const auditor = await office.open('auditor')
  expect(await directoryTime(auditor.desk(), 'a3')).toBeNull()
})
