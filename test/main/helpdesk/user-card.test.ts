import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { nameOf } from '../../../main/directory/names.ts'
import { readPhoto } from '../../../main/helpdesk/photo.ts'
import { toCard, toSummary } from '../../../main/helpdesk/user-card.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'
import type { ConsoleRole } from '../../../preload/contract.ts'

const dn = 'uid=priya,ou=people,dc=example'
const factors = ['authenticator-app', 'push', 'text', 'call']
const policy = parsePolicy(
  JSON.stringify({
    roles: [
      {
        name: 'staff',
        label: 'Staff',
        match: '(employeeType=staff)',
        allow: factors,
        require: [{ anyOf: factors, atLeast: 1 }],
      },
      { name: 'student', match: '(employeeType=student)', allow: [...factors, 'email'] },
    ],
  }),
)
const now = new Date('2026-11-24T10:00:00Z')
const cardOf = (
  attributes: Record<string, string | string[] | Buffer[]>,
  { roles = ['technician'] as ConsoleRole[], managerName = null as string | null } = {},
) => {
  const operator = { dn: 'uid=ana,dc=example', name: 'Ana Ruiz', userName: 'ana', roles }
  const manager = managerName === null ? null : Entry.from('uid=boss,dc=example', { cn: managerName })
  return toCard({ user: Entry.from(dn, attributes), manager }, { policy, operator, now })
}

describe('a name', () => {
  it.each([
    ['displayName', { displayName: 'Priya O.', cn: 'Priya Okafor', uid: 'priya' }, 'Priya O.'],
    ['cn', { displayName: '  ', cn: 'Priya Okafor', uid: 'priya' }, 'Priya Okafor'],
    ['uid', { uid: 'pokafor', mail: 'p@example.org' }, 'pokafor'],
    ['mail', { mail: 'p@example.org' }, 'p@example.org'],
    ['the DN', {}, 'priya'],
  ])('is taken from %s', (_, attributes, name) => {
    expect(nameOf(Entry.from(dn, attributes as Record<string, string>))).toBe(name)
  })

  it('of an awkward DN is unescaped; what is no DN is told as it is', () => {
    expect(nameOf(Entry.from('cn=Doe\\, Jane \\+ \\"x\\",dc=example', {}))).toBe('Doe, Jane + "x"')
    expect(nameOf(Entry.from('nonsense', {}))).toBe('nonsense')
  })
})

describe('a photo', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
  const read = (...bytes: Buffer[]) => readPhoto(Entry.from(dn, { jpegPhoto: bytes }))

  it('is a data: URL of what it is', () => {
    expect(read(jpeg)).toEqual({
      photo: `data:image/jpeg;base64,${jpeg.toString('base64')}`,
      photoUnreadable: false,
    })
    expect(read(png).photo).toMatch(/^data:image\/png;base64,/)
  })

  it.each([
    ['no picture', Buffer.from('this is no picture')],
    ['markup', Buffer.from('<svg onload="alert(1)"/>')],
    ['nothing', Buffer.alloc(0)],
    ['half a signature', jpeg.subarray(0, 2)],
    ['too large', Buffer.concat([jpeg, Buffer.alloc(1_000_000)])],
  ])('that is %s is told as unreadable', (_, bytes) => {
    expect(read(bytes)).toEqual({ photo: null, photoUnreadable: true })
  })

  it('may be missing', () => {
    expect(read()).toEqual({ photo: null, photoUnreadable: false })
  })
})

describe('a card', () => {
  it('shows an entry that holds nothing', async () => {
    expect(await cardOf({})).toMatchObject({
      dn,
      name: 'priya',
      userName: null,
      mails: [],
      phones: [],
      manager: null,
      methods: [],
      account: 'active',
      malformed: [],
      readAt: now.toISOString(),
    })
  })

  it('shows every value of what has several', async () => {
    const card = await cardOf({
      mail: ['a@example.org', 'b@example.org'],
      telephoneNumber: ['+1 555 0100'],
      mobile: ['+1 555 0101', '+1 555 0102'],
      manager: 'uid=boss,dc=example',
    })
    expect(card.mails).toEqual(['a@example.org', 'b@example.org'])
    expect(card.phones.map(({ kind }) => kind)).toEqual(['work', 'mobile', 'mobile'])
    expect(card.manager).toEqual({ dn: 'uid=boss,dc=example', name: 'boss' })
  })

  it('shows numbers and mailboxes as people write them, wherever they come from', async () => {
    const stored = (id: string, type: string, target: string) => ({ id, type, label: id, target })
    const values = [
      stored('text', 'text', '+12065550158'),
      stored('call', 'call', '+442079460018;ext=12'),
      stored('mail', 'email', 'priya@xn--bcher-kva.example'),
    ]
    const lost = { method: stored('lost', 'text', '+46701740612'), at: now.toISOString() }
    const card = await cardOf({
      telephoneNumber: ['+12065550101', '020 7946 0018', 'ask at the desk'],
      securityInfoMethod: values.map((value) => JSON.stringify(value)),
      securityInfoLostMethod: JSON.stringify(lost),
    })
    expect(card.phones.map(({ number }) => number)).toEqual([
      '+1 206 555 0101',
      // Whose number it is only its owner knows.
      '020 7946 0018',
      'ask at the desk',
    ])
    expect(card.methods.map(({ id, target }) => [id, target])).toEqual([
      ['call', '+44 20 7946 0018 ext. 12'],
      ['mail', 'priya@bücher.example'],
      ['text', '+1 206 555 0158'],
    ])
    expect(card.lost.map(({ target }) => target)).toEqual(['+46 70 174 06 12'])
  })

  it('names the manager where they could be read', async () => {
    const attributes = { manager: 'uid=boss,dc=example' }
    const { manager } = await cardOf(attributes, { managerName: 'Bo Ss' })
    expect(manager?.name).toBe('Bo Ss')
  })

  it('offers what the roles allow, in order, with the rules that each would meet', async () => {
    const { offers } = await cardOf({ employeeType: ['staff', 'student'] })
    expect(offers).toEqual([
      { type: 'authenticator-app', fulfills: ['Staff'] },
      { type: 'push', fulfills: ['Staff'] },
      { type: 'text', fulfills: ['Staff'] },
      { type: 'call', fulfills: ['Staff'] },
      { type: 'email', fulfills: [] },
    ])
  })

  it('tells of a method whether it is the default and whether it is allowed', async () => {
    const method = {
      id: 'm1',
      type: 'email',
      label: 'Mail',
      target: 'p@example.org',
      addedBy: 'uid=ana,dc=example',
    }
    const { methods } = await cardOf({
      employeeType: 'staff',
      securityInfoMethod: JSON.stringify({
        ...method,
        lastTest: { at: now.toISOString(), result: 'passed', by: 'uid=ana,dc=x' },
      }),
      securityInfoDefault: 'm1',
    })
    expect(methods).toEqual([
      {
        ...method,
        addedAt: null,
        addedBy: 'Ana Ruiz',
        confirmedAt: null,
        lastTest: { at: now.toISOString(), result: 'passed', by: 'ana' },
        isDefault: true,
        allowed: false,
        ifRemoved: { unmeets: [], nextDefault: null },
      },
    ])
  })

  it('tells of each method what its removal does', async () => {
    const stored = (id: string, type: string) =>
      JSON.stringify({ id, type, label: id, confirmedAt: now.toISOString() })
    const removalOf = async (...stored: string[]) => {
      const { methods } = await cardOf({
        employeeType: 'staff',
        securityInfoMethod: stored,
        securityInfoDefault: 'app',
      })
      return methods.map(({ id, ifRemoved }) => [id, ifRemoved])
    }
    const [app, call, text] = [
      stored('app', 'authenticator-app'),
      stored('call', 'call'),
      stored('text', 'text'),
    ]
    expect(await removalOf(app)).toEqual([['app', { unmeets: ['Staff'], nextDefault: null }]])
    expect(await removalOf(app, call, text)).toEqual([
      ['app', { unmeets: [], nextDefault: 'text' }],
      ['call', { unmeets: [], nextDefault: null }],
      ['text', { unmeets: [], nextDefault: null }],
    ])
    // A second one of the same type meets the requirement as well.
    expect(await removalOf(app, stored('app-2', 'authenticator-app'))).toEqual([
      ['app', { unmeets: [], nextDefault: 'app-2' }],
      ['app-2', { unmeets: [], nextDefault: null }],
    ])
    // Email is no method that staff may use.
    expect(await removalOf(app, stored('mail', 'email'))).toEqual([
      ['app', { unmeets: ['Staff'], nextDefault: null }],
      ['mail', { unmeets: [], nextDefault: null }],
    ])
  })

  it('names users who added a method by themselves as itself does', async () => {
    const method = { id: 'm1', type: 'text', label: 'Text', addedBy: 'UID=priya, ou=people,dc=example' }
    const { methods } = await cardOf({ cn: 'Priya Okafor', securityInfoMethod: JSON.stringify(method) })
    expect(methods[0]?.addedBy).toBe('Priya Okafor')
  })

  it('opens to technicians what changes something, and to nobody else', async () => {
    const malformed = { securityInfoMethod: 'not JSON' }
    expect((await cardOf(malformed)).may).toEqual({
      enroll: true,
      repair: true,
      test: true,
      change: true,
    })
    expect((await cardOf(malformed, { roles: ['auditor', 'administrator'] })).may).toEqual({
      enroll: false,
      repair: false,
      test: false,
      change: false,
    })
    expect((await cardOf({})).may.repair).toBe(false)
  })

  it('has the same coverage as the line in the list', async () => {
    const attributes = { employeeType: 'staff', securityInfoMethod: '{' }
    const { coverage } = await cardOf(attributes)
    expect(toSummary(Entry.from(dn, attributes), policy, null).coverage).toEqual(coverage)
  })
})
