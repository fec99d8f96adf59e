import { childDn } from '../../main/directory/dn.ts'
import type { LdifEntry } from '../directory/people.ts'
import { dnOf, groupsDn, loadPeople, peopleDn } from '../directory/people.ts'

/** A second factor for everybody: of those below, 40 % lack it. As in practice, some accounts are privileged. */
export const reportPolicy = {
  privileged: `(memberOf=${childDn('cn', 'administrators', groupsDn)})`,
  roles: ['student', 'staff', 'faculty'].map((name) => ({
    name,
    match: `(employeeType=${name})`,
    allow: ['authenticator-app', 'push', 'text', 'call'],
    require: [{ anyOf: ['authenticator-app', 'push', 'text', 'call'], atLeast: 1 }],
  })),
}

/** A push for everybody, and a call too for staff: nobody has either. */
export const pushPolicy = {
  ...reportPolicy,
  roles: reportPolicy.roles.map((role) => ({
    ...role,
    require: [
      role.name === 'staff' ? { anyOf: ['push', 'call'], atLeast: 2 } : { anyOf: ['push'], atLeast: 1 },
    ],
  })),
}

const at = '2026-01-05T09:00:00.000Z'
const method = (id: string, type: string, label: string, target?: string): string =>
  JSON.stringify({
    id,
    type,
    label,
    ...(target && { target }),
    addedAt: at,
    addedBy: dnOf.technician,
    confirmedAt: at,
  })

/**
 * Of five one has nothing and one a mailbox only; the others have a phone, an app, or both. In 60 departments; one of
 * fifty is to register again.
 */
export function* reportPeople(count: number): Generator<LdifEntry> {
  let n = 0
  for (const { dn, attributes } of loadPeople(count)) {
    n += 1
    const methods = methodsOf(n)
    const types = methods.map((value) => (JSON.parse(value) as { type: string }).type)
    yield {
      dn,
      attributes: {
        ...withoutOurs(attributes),
        objectClass: methods.length > 0 ? ['inetOrgPerson', 'securityInfoUser'] : 'inetOrgPerson',
        departmentNumber: `Department ${1 + ((n * 7) % 60)}`,
        ...(n % 50 === 3 && { securityInfoReregister: '20260105090000Z' }),
        ...(methods.length > 0 && {
          securityInfoVersion: '1',
          securityInfoMethod: methods,
          securityInfoMethodType: types,
          ...(types[0] !== 'email' && { securityInfoDefault: 'm1' }),
        }),
      },
    }
  }
}

function methodsOf(n: number): string[] {
  const number = `+1206555${String(n % 10_000).padStart(4, '0')}`
  const [app, text] = [
    method('m1', 'authenticator-app', 'Authenticator app'),
    method('m2', 'text', 'Phone', number),
  ]
  switch (n % 5) {
    case 0:
      return []
    case 1:
      return [method('m1', 'email', 'Mail', `home${n}@example.net`)]
    case 2:
      return [app, text]
    case 3:
      return [method('m1', 'text', 'Phone', number)]
    default:
      return [app]
  }
}

const withoutOurs = (attributes: LdifEntry['attributes']): LdifEntry['attributes'] =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('securityInfo')))

/** By its number, from 1. */
export const reportPersonDn = (n: number): string => childDn('uid', `u${n}`, peopleDn)
