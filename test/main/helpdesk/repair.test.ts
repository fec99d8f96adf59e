import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { readHistory } from '../../../main/helpdesk/history.ts'
import { dnOf } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

describe('malformed security info', () => {
  it('is shown, and is gone after a repair that keeps the rest', async () => {
    const users = desk.users
    const before = await users.read(dnOf.malformed)
    expect(new Set(before.malformed.map(({ problem }) => problem))).toEqual(
      new Set([
        'not-json',
        'wrong-shape',
        'unknown-type',
        'duplicate-id',
        'default-without-method',
        'types-differ',
      ]),
    )
    expect(before.methods).toMatchObject([{ id: 'm2', type: 'text' }])
    expect(before.may.repair).toBe(true)

    const after = await users.repair({ dn: dnOf.malformed })
    expect(after).toMatchObject({ malformed: [], methods: [{ id: 'm2' }], may: { repair: false } })
    expect(parseSecurityInfo(await office.read(dnOf.malformed)).version).toBe(8)
    expect(await readHistory(office.auditLog, dnOf.malformed)).toMatchObject([
      { action: 'repair', outcome: 'succeeded', operator: 'Tess technician', detail: { removed: 7 } },
    ])
  })

  it('takes sealed secrets with it where no method with one is left', async () => {
    const dn = await office.addUser({
      securityInfoVersion: ['1'],
      securityInfoMethod: ['not JSON'],
      securityInfoSecret: ['m1 eyJ..a.b.c'],
    })
    await desk.users.repair({ dn })
    expect((await office.read(dn)).values('securityInfoSecret')).toEqual([])
  })

  it('of nobody is written where nothing is malformed', async () => {
    const dn = await office.addUser()
    await desk.users.repair({ dn })
    expect((await office.read(dn)).has('securityInfoVersion')).toBe(false)
    expect(await office.auditLog.forUser(dn)).toEqual([])
  })

  it.each(['auditor', 'administrator'] as const)('is not repaired by an %s', async (role) => {
    const dn = await office.addUser({ securityInfoVersion: ['1'], securityInfoMethod: ['not JSON'] })
    await expect((await office.open(role)).users.repair({ dn })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    expect((await office.read(dn)).values('securityInfoMethod')).toEqual(['not JSON'])
  })
})

it('a search gives a line for each user, whatever their entries hold', async () => {
  const { users } = await desk.users.search('priya okafor')
  expect(users).toMatchObject([
    {
      dn: dnOf.staff,
      name: 'Priya Okafor',
      roles: ['staff'],
      department: 'Registrar',
      coverage: { required: true, registered: false, capable: false, malformed: false },
    },
  ])
  for (const dn of Object.values(dnOf)) expect((await desk.users.read(dn)).name).not.toBe('')
})
