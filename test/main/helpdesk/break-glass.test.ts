import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { childDn } from '../../../main/directory/dn.ts'
import { tellAdministrators } from '../../../main/helpdesk/break-glass.ts'
import { dnOf, groupsDn } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { createCallers, strict } from './verification/callers.ts'

let office: Office
let lead: Console
let told: string[]
let logged: string[]
let groups = 0

beforeAll(async () => {
  office = await openOffice({ policy: strict })
  lead = await office.open('lead')
})
afterAll(() => office.close())
beforeEach(() => {
  told = []
  logged = []
})

const { user } = createCallers(
  () => office,
  () => lead,
)
const reason = 'The library burns, and he alone can open the doors.'

async function groupOf(member: string[]): Promise<string> {
  groups += 1
  const dn = childDn('cn', `administrators${groups}`, groupsDn)
  await office.admin.add(dn, { objectClass: ['groupOfNames'], cn: [`administrators${groups}`], member })
  return dn
}

const tell = async (group: () => string) =>
  tellAdministrators(
    { tell: ({ entry }) => void told.push(entry.dn) },
    {
      ...{ desk: lead.desk(), user: await office.read(dnOf.staff), reason, group },
      log: (line) => void logged.push(line),
    },
  )

describe('of an emergency', () => {
  it('every administrator is told, however many there are', async () => {
    const members = await Promise.all(
      Array.from({ length: 60 }, (_, index) => user([], { mail: [`admin${index}@example.org`] })),
    )
    const group = await groupOf(members)
    expect(await tell(() => group)).toBe('all')
    expect(told.toSorted()).toEqual(members.toSorted())
  })

  it('the others are told where one is not there, or has no channel, and it says so', async () => {
    const [reached, silent] = [await user([], { mail: ['reached@example.org'] }), await user([])]
    const gone = childDn('uid', 'gone', groupsDn)
    const group = await groupOf([gone, silent, reached])
    expect(await tell(() => group)).toBe('some')
    expect(told).toContain(reached)
  })

  it.each([
    ['the group can’t be read', () => childDn('cn', 'no-such-group', groupsDn)],
    [
      'nobody knows which group it is',
      () => {
        throw new Error('The policy names none.')
      },
    ],
  ])('nobody is told where %s, and it says so', async (_, group) => {
    expect(await tell(group)).toBe('none')
    expect(told).toEqual([])
  })

  it('the operator who acts hears that the administrators were not told', async () => {
    const dn = await user([])
    // Neither of them has a channel on file here.
    await office.admin.modify(childDn('cn', 'security-info-administrators', groupsDn), [
      { op: 'replace', attribute: 'member', values: [await user([]), dnOf.lead] },
    ])
    const { breakGlass } = await lead.verifications.breakGlass({ dn, reason })
    expect(breakGlass).toMatchObject({ reason })
    await expect
      .poll(async () => (await lead.verifications.read({ dn })).breakGlass?.administratorsTold)
      .toBe('none')
  })
})
