import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../main/directory/connection.ts'
import { Entry } from '../../../main/directory/entry.ts'
import { confirmedTypes, parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { planChange, type SecurityInfoChange } from '../../../main/directory/security-info-change.ts'
import type { StoredMethod } from '../../../main/directory/security-info-values.ts'
import { withChanges } from '../../../main/helpdesk/change.ts'
import { methodTypes } from '../../../main/methods/offers.ts'

const dn = 'uid=priya,ou=people,dc=example'
const app: StoredMethod = {
  id: 'app-1',
  type: 'authenticator-app',
  label: 'Authenticator app',
  addedAt: '2026-10-01T08:00:00Z',
  addedBy: 'uid=ana,dc=example',
  confirmedAt: '2026-10-01T08:00:00Z',
  step: 59_000_000,
}
const text: StoredMethod = { ...app, id: 'text-1', type: 'text', label: 'Text', target: '+1 555 0100' }
const json = (value: unknown) => JSON.stringify(value)

const entryOf = (attributes: Record<string, string | string[]>) =>
  Entry.from(dn, { objectClass: ['inetOrgPerson', 'securityInfoUser'], ...attributes })
const withApp = entryOf({
  securityInfoVersion: '7',
  securityInfoMethod: [json(app)],
  securityInfoMethodType: ['authenticator-app'],
  securityInfoDefault: 'app-1',
})
const problems = (attributes: Record<string, string | string[]>) =>
  parseSecurityInfo(entryOf(attributes)).malformed.map(({ problem }) => problem)

describe('reading', () => {
  it('gives what is there', () => {
    expect(parseSecurityInfo(withApp)).toMatchObject({
      version: 7,
      methods: [app],
      defaultId: 'app-1',
      reregisterSince: null,
      malformed: [],
    })
  })

  it('gives nothing where nothing was ever written', () => {
    const info = parseSecurityInfo(Entry.from(dn, { objectClass: ['inetOrgPerson'] }))
    expect(info).toMatchObject({ version: null, methods: [], defaultId: null, malformed: [] })
  })

  it('reads the time of re-registration', () => {
    const info = parseSecurityInfo(entryOf({ securityInfoReregister: '20261124093000Z' }))
    expect(info.reregisterSince).toBe('2026-11-24T09:30:00.000Z')
  })

  const types = { securityInfoMethodType: ['authenticator-app'] }
  it.each([
    ['text that is not JSON', { securityInfoMethod: '{"id":' }, ['not-json']],
    [
      'JSON that is no method',
      { securityInfoMethod: ['null', '[]', '{"id":"a"}', '7'] },
      Array(4).fill('wrong-shape'),
    ],
    ['an id with a blank', { securityInfoMethod: json({ ...app, id: 'a b' }) }, ['wrong-shape']],
    ['an unknown type', { securityInfoMethod: json({ ...app, type: 'fax' }) }, ['unknown-type']],
    [
      'one id twice',
      { ...types, securityInfoMethod: [json(app), json({ ...app, label: 'Other' })] },
      ['duplicate-id'],
    ],
    [
      'a time that is none',
      { ...types, securityInfoMethod: json({ ...app, addedAt: 'yesterday' }) },
      ['bad-time'],
    ],
    ['types that differ', { securityInfoMethod: json(app) }, ['types-differ']],
    ['a type without method', { securityInfoMethodType: ['text'] }, ['types-differ']],
    ['a version that is none', { securityInfoVersion: 'seven' }, ['bad-version']],
    ['a version below zero', { securityInfoVersion: '-1' }, ['bad-version']],
    ['two versions', { securityInfoVersion: ['1', '2'] }, ['bad-version']],
    ['a version beyond counting', { securityInfoVersion: '9'.repeat(30) }, ['bad-version']],
    ['a default without method', { securityInfoDefault: 'gone' }, ['default-without-method']],
    ['a re-registration at no time', { securityInfoReregister: '20260230000000Z' }, ['bad-time']],
  ])('lists %s', (_, attributes, expected) => {
    expect(problems(attributes as Record<string, string>)).toEqual(expected)
  })

  it('gives a push method with its device', () => {
    const push: StoredMethod = { ...app, id: 'push-1', type: 'push', label: 'Pixel 9', device: 'YF01' }
    expect(parseSecurityInfo(entryOf({ securityInfoMethod: json(push) })).methods).toEqual([push])
  })

  it('keeps a method whose time is none, without the time', () => {
    const { methods } = parseSecurityInfo(
      entryOf({ securityInfoMethod: json({ ...app, addedAt: 'yesterday' }) }),
    )
    expect(methods).toEqual([{ ...app, addedAt: null }])
  })

  it('keeps the method that was added first of two with one id', () => {
    const later = { ...app, label: 'Later', addedAt: '2026-11-01T08:00:00Z' }
    const { methods } = parseSecurityInfo(entryOf({ securityInfoMethod: [json(later), json(app)] }))
    expect(methods).toEqual([app])
  })
})

describe('planning', () => {
  it('begins with the version check', () => {
    expect(planChange(withApp, { add: [text] }).slice(0, 2)).toEqual([
      { op: 'delete', attribute: 'securityInfoVersion', values: ['7'] },
      { op: 'add', attribute: 'securityInfoVersion', values: ['8'] },
    ])
  })

  it('adds class, version 1, method, type, default and sealed secret to a user who had nothing', () => {
    const entry = Entry.from(dn, { objectClass: ['inetOrgPerson'] })
    const change = { add: [app], defaultId: 'app-1', secrets: [{ methodId: 'app-1', jwe: 'a..b.c.d' }] }
    expect(planChange(entry, change)).toEqual([
      { op: 'add', attribute: 'securityInfoVersion', values: ['1'] },
      { op: 'add', attribute: 'objectClass', values: ['securityInfoUser'] },
      { op: 'add', attribute: 'securityInfoMethod', values: [json(app)] },
      { op: 'replace', attribute: 'securityInfoMethodType', values: ['authenticator-app'] },
      { op: 'replace', attribute: 'securityInfoDefault', values: ['app-1'] },
      { op: 'add', attribute: 'securityInfoSecret', values: ['app-1 a..b.c.d'] },
    ])
  })

  it('removes the exact value, the type and a default that goes with it', () => {
    expect(planChange(withApp, { remove: ['app-1'] }).slice(2)).toEqual([
      { op: 'delete', attribute: 'securityInfoMethod', values: [json(app)] },
      { op: 'replace', attribute: 'securityInfoMethodType', values: [] },
      { op: 'replace', attribute: 'securityInfoDefault', values: [] },
    ])
  })

  it('takes the secret along with its method, by its value', () => {
    const secrets = ['app-1 a..b.c.d']
    expect(planChange(withApp, { remove: ['app-1'], removeSecrets: secrets })).toContainEqual({
      op: 'delete',
      attribute: 'securityInfoSecret',
      values: secrets,
    })
    const kept = planChange(withApp, { remove: ['app-1'], removeSecrets: [] })
    expect(kept.map(({ attribute }) => attribute)).not.toContain('securityInfoSecret')
  })

  it('updates by exchanging the value', () => {
    expect(planChange(withApp, { update: [{ ...app, step: 59_000_001 }] }).slice(2)).toEqual([
      { op: 'delete', attribute: 'securityInfoMethod', values: [json(app)] },
      { op: 'add', attribute: 'securityInfoMethod', values: [json({ ...app, step: 59_000_001 })] },
    ])
  })

  it('keeps fields that a newer version wrote', () => {
    const newer = entryOf({ securityInfoMethod: json({ ...app, color: 'blue' }) })
    const [method] = parseSecurityInfo(newer).methods
    const changes = planChange(newer, { update: [{ ...(method as StoredMethod), label: 'Renamed' }] })
    const added = changes.find(({ op, attribute }) => op === 'add' && attribute === 'securityInfoMethod')
    expect(JSON.parse(added?.values[0] ?? '')).toMatchObject({ label: 'Renamed', color: 'blue' })
  })

  it('refuses to touch a method that is not there, and to add one twice', () => {
    expect(() => planChange(withApp, { remove: ['gone'] })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    expect(() => planChange(withApp, { update: [text] })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    expect(() => planChange(withApp, { add: [app] })).toThrow(
      expect.objectContaining({ code: 'already-exists' }),
    )
  })

  it('leaves what is malformed to the repair', () => {
    const changes = planChange(entryOf({ securityInfoMethod: 'nonsense', securityInfoDefault: 'gone' }), {
      add: [text],
    })
    expect(changes.map(({ op, attribute }) => `${op} ${attribute}`)).toEqual([
      'add securityInfoVersion',
      'add securityInfoMethod',
      'replace securityInfoMethodType',
    ])
  })
})

describe('properties', () => {
  const time = fc.constantFrom('2026-10-01T08:00:00Z', '2025-01-31T23:59:59.5+05:30')
  const label = fc.string({ unit: 'grapheme', maxLength: 30 })
  const methodWith = (id: string) =>
    fc.record({
      id: fc.constant(id),
      type: fc.constantFrom(...methodTypes),
      label,
      addedAt: time,
      addedBy: fc.constant('uid=ana,dc=example'),
      confirmedAt: time,
    }) satisfies fc.Arbitrary<StoredMethod>
  const methods = (prefix: string, max: number) =>
    fc
      .nat({ max })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => methodWith(`${prefix}${i}`))))
  const anyValue = fc.oneof(
    fc.string(),
    fc.json(),
    methodWith('m0').map(json),
    fc.record({ id: fc.string(), type: fc.string(), label: fc.string(), addedAt: fc.string() }).map(json),
  )
  const anyEntry = fc
    .record({
      securityInfoMethod: fc.uniqueArray(anyValue, { maxLength: 5 }),
      securityInfoMethodType: fc.uniqueArray(fc.oneof(fc.constantFrom(...methodTypes), fc.string())),
      securityInfoVersion: fc.array(fc.oneof(fc.nat().map(String), fc.string()), { maxLength: 2 }),
      securityInfoDefault: fc.array(fc.constantFrom('m0', 'gone'), { maxLength: 1 }),
      securityInfoReregister: fc.array(fc.constantFrom('20261124093000Z', 'never'), { maxLength: 1 }),
    })
    .map(entryOf)
  const applied = (entry: Entry, change: SecurityInfoChange): Entry => {
    const changes: Change[] = planChange(entry, change)
    return withChanges(entry, changes)
  }

  it('what is added is read back, and leaves again by removing', () => {
    fc.assert(
      fc.property(methods('a', 3), methods('b', 3), (first, second) => {
        const one = applied(entryOf({}), { add: first })
        const two = applied(one, { add: second, ...(second[0] && { defaultId: second[0].id }) })
        const info = parseSecurityInfo(two)
        expect(info.malformed).toEqual([])
        expect(info.version).toBe(2)
        expect(new Set(info.methods)).toEqual(new Set([...first, ...second]))
        expect(info.defaultId).toBe(second[0]?.id ?? null)
        const three = parseSecurityInfo(applied(two, { remove: second.map(({ id }) => id) }))
        expect(new Set(three.methods)).toEqual(new Set(first))
        expect(three).toMatchObject({ version: 3, defaultId: null, malformed: [] })
      }),
    )
  })

  it('anything can be read, and a repair leaves nothing malformed and every method that could be read', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const before = parseSecurityInfo(entry)
        const after = parseSecurityInfo(applied(entry, { repair: true }))
        expect(after.malformed).toEqual([])
        expect(after.methods).toEqual(before.methods)
        expect(after.defaultId).toBe(before.defaultId)
        expect(after.version).toBe((before.version ?? 0) + 1)
      }),
    )
  })

  it('every change takes the version one further and keeps the types in step', () => {
    fc.assert(
      fc.property(anyEntry, methodWith('new'), (entry, method) => {
        fc.pre(!parseSecurityInfo(entry).values.has('new'))
        const changed = applied(entry, { add: [method] })
        const info = parseSecurityInfo(changed)
        expect(info.version).toBe((parseSecurityInfo(entry).version ?? 0) + 1)
        expect(new Set(changed.values('securityInfoMethodType'))).toEqual(
          new Set(confirmedTypes(info.methods)),
        )
      }),
    )
  })
})
