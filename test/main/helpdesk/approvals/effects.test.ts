import { afterAll, beforeAll, expect, it } from 'vitest'
import { childDn } from '../../../../main/directory/dn.ts'
import type { ApprovableCall, ApprovalEffect } from '../../../../preload/contract.ts'
import { baseDn, policyDocument, strictVerification } from '../../../directory/people.ts'
import { type Console, type Office, openOffice } from '../office.ts'
import { withPhone } from '../reset-users.ts'

// What a second operator is told that comes of a call, told as data.

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice({ policy: { ...policyDocument, verification: strictVerification } })
  desk = await office.open()
})
afterAll(() => office.close())

const pass = { minutes: 120, startsAt: null, once: true, showOn: 'console' } as const
const reset = { kind: 'reset', methodIds: [], reregister: false, revokeSessions: false, pass: null } as const

async function verifiedUser(): Promise<string> {
  const dn = await office.addUser(withPhone)
  const seen = { how: 'in-person', document: 'passport', lastFour: '12AB', outcome: 'matches' } as const
  await desk.verifications.observe({ dn, optionId: 'photo-id', observed: { kind: 'photo-id', ...seen } })
  await desk.verifications.setCase({ dn, case: { reason: 'New phone', text: '', ticket: null } })
  return dn
}

it.each<[string, ApprovableCall, ApprovalEffect[]]>([
  [
    'a rename',
    { call: 'rename', methodId: 'app', label: ' My  app ' },
    [{ effect: 'rename', label: 'Label of app', newLabel: 'My app' }],
  ],
  ['a removal', { call: 'remove', methodId: 'app' }, [{ effect: 'remove', label: 'Label of app' }]],
  [
    'another default',
    { call: 'make-default', methodId: 'push' },
    [{ effect: 'make-default', label: 'Label of push' }],
  ],
  ['a repair', { call: 'repair' }, [{ effect: 'repair' }]],
  ['one more method', { call: 'add-method' }, [{ effect: 'set-up' }]],
  [
    'a pass',
    { call: 'issue-pass', wish: pass },
    [{ effect: 'pass', minutes: 120, startsAt: null, once: true }],
  ],
  [
    'a reset, only what it does',
    { call: 'reset', wish: { ...reset, methodIds: ['mail'], revokeSessions: true } },
    [{ effect: 'remove', label: 'Label of mail' }, { effect: 'end-sessions' }],
  ],
  [
    'a lost device, also what was not wished for but comes with it',
    { call: 'reset', wish: { ...reset, kind: 'lost-device', methodIds: ['app', 'text'], pass } },
    [
      { effect: 'remove', label: 'Label of app' },
      { effect: 'remove', label: 'Label of text' },
      { effect: 're-registration' },
      { effect: 'end-sessions' },
      { effect: 'pass', minutes: 120, startsAt: null, once: true },
    ],
  ],
])('%s', async (_, call, does) => {
  const dn = await verifiedUser()
  expect((await desk.approvals.request({ dn, call })).does).toEqual(does)
})

it('of a method that is lost tells what it was called', async () => {
  const dn = await verifiedUser()
  await desk.reset.apply({ dn, wish: { ...reset, kind: 'lost-device', methodIds: ['text'] } })
  const { does } = await desk.approvals.request({ dn, call: { call: 'restore-method', methodId: 'text' } })
  expect(does).toEqual([{ effect: 'restore', label: 'Label of text' }])
})

it('an approval that an older console wrote, in sentences, is passed over', async () => {
  const dn = await verifiedUser()
  const { id } = await desk.approvals.request({ dn, call: { call: 'remove', methodId: 'mail' } })
  const approvalsDn = childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn))
  const entry = await office.read(childDn('cn', id, approvalsDn))
  const document = JSON.parse(entry.first('securityInfoApprovalDocument') ?? '')
  const old = { ...document, id: 'old', does: ['Removes “Label of mail”'] }
  await office.admin.add(childDn('cn', 'old', approvalsDn), {
    objectClass: ['securityInfoApproval'],
    cn: ['old'],
    securityInfoVersion: ['1'],
    securityInfoApprovalDocument: [JSON.stringify(old)],
  })
  const ids = (await desk.approvals.list()).map((one) => one.id)
  expect(ids).toContain(id)
  expect(ids).not.toContain('old')
})
