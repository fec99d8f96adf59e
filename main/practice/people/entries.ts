import { childDn } from '../../directory/dn.ts'
import {
  approvalsDn,
  baseDn,
  coverageDn,
  groupsDn,
  peopleDn,
  personDn,
  policyDn,
  policyVersionsDn,
  privilegedDn,
  securityInfoDn,
} from '../layout.ts'
import { practiceOperators } from '../operators.ts'
import { hashPassword } from '../password.ts'
import { policyDocument } from '../policy.ts'
import type { Attributes } from '../schema.ts'
import type { StoredEntry } from '../store.ts'
import { departments } from './departments.ts'
import { generatePeople } from './generate.ts'
import type { Person } from './person.ts'
import { portraitPrefix } from './portrait.ts'
import { bytesOf, uuidOf } from './random.ts'
import { securityInfoOf } from './registration.ts'
import { otherPasswords } from './special-people.ts'

const created = '20240902080000Z'
const modified = '20261014160000Z'

/** Everything that a fresh practice directory holds, parents first. */
export function sampleEntries(): StoredEntry[] {
  const people = generatePeople()
  const dnOf = new Map(people.map((person) => [person.uid, dnOfPerson(person)]))
  return [
    entry(baseDn, { objectClass: ['top', 'domain'], dc: ['practice'], description: ['Practice directory'] }),
    ...unitEntries(),
    ...people.map((person) => personEntry(person, dnOf)),
    ...groups(people).map(([name, description, members]) =>
      entry(childDn('cn', name, groupsDn), {
        objectClass: ['top', 'groupOfNames'],
        cn: [name],
        description: [description],
        member: members.map(dnOfPerson),
      }),
    ),
    entry(policyDn, {
      objectClass: ['top', 'securityInfoPolicy'],
      cn: ['policy'],
      securityInfoVersion: ['1'],
      securityInfoPolicyDocument: [policyDocument(privilegedDn)],
    }),
  ]
}

function dnOfPerson({ namedBy, uid, name }: Person): string {
  return namedBy === 'uid' ? personDn(uid) : childDn('cn', name, peopleDn)
}

function personEntry(person: Person, dnOf: Map<string, string>): StoredEntry {
  const dn = dnOfPerson(person)
  const manager = person.manager === null ? undefined : dnOf.get(person.manager)
  const securityInfo = securityInfoOf(person, dn)
  const classes = ['top', 'person', 'organizationalPerson', 'inetOrgPerson']
  if (Object.keys(securityInfo).length > 0) classes.push('securityInfoUser')
  return entry(dn, {
    objectClass: classes,
    uid: [person.uid],
    cn: person.latin === null ? [person.name] : [person.name, person.latin],
    sn: [person.family],
    givenName: given(person.given),
    displayName: [person.name],
    mail: person.mails,
    employeeType: person.types,
    employeeNumber: [String((bytesOf(`number of ${person.uid}`, 4).readUInt32BE() % 900_000) + 100_000)],
    departmentNumber: [person.department],
    title: given(person.title),
    manager: given(manager),
    telephoneNumber: given(person.phone),
    mobile: given(person.mobile?.written),
    preferredLanguage: given(person.language),
    jpegPhoto: photo(person),
    userPassword: password(person.uid),
    ...securityInfo,
    ...accountState(person),
  })
}

function accountState({ account }: Person): Attributes {
  if (account === 'disabled') return { pwdAccountLockedTime: ['000001010000Z'] }
  if (account === 'locked') return { pwdAccountLockedTime: ['20261015081500Z'] }
  return account === 'expired' ? { pwdEndTime: ['20261001000000Z'] } : {}
}

function photo({ photo: kind, uid }: Person): string[] {
  if (kind === 'portrait') return [`${portraitPrefix}${bytesOf(`portrait of ${uid}`, 4).readUInt32BE()}`]
  return kind === 'unreadable' ? [Buffer.from('This is not a picture.\n').toString('base64')] : []
}

function password(uid: string): string[] {
  const known = practiceOperators.find(({ userName }) => userName === uid)?.password ?? otherPasswords[uid]
  return known === undefined ? [] : [hashPassword(known, bytesOf(`salt of ${uid}`, 16)).toString('base64')]
}

type Group = [name: string, description: string, members: Person[]]

function groups(people: Person[]): Group[] {
  const named: Group[] = [
    ['security-info-technicians', 'Technicians of the security info console', []],
    ['security-info-auditors', 'Auditors of the security info console', []],
    ['security-info-administrators', 'Administrators of the security info console', []],
    ['administrators', 'Privileged accounts', []],
  ]
  const all = named.map(
    ([name, description]): Group => [
      name,
      description,
      people.filter((person) => person.groups.includes(name)),
    ],
  )
  for (const { name } of departments.slice(8, 12)) {
    const members = people.filter(({ department, title }) => department === name && title !== null)
    all.push([name.toLowerCase().replaceAll(' ', '-'), name, members])
  }
  return all
}

/** What people, groups and the console's own entries lie in, parents first. */
export function unitEntries(): StoredEntry[] {
  return [
    unit(peopleDn, 'people'),
    unit(groupsDn, 'groups'),
    unit(securityInfoDn, 'security-info'),
    unit(approvalsDn, 'approvals'),
    unit(coverageDn, 'coverage'),
    unit(policyVersionsDn, 'policy-versions'),
  ]
}

function unit(dn: string, ou: string): StoredEntry {
  return entry(dn, { objectClass: ['top', 'organizationalUnit'], ou: [ou] })
}

function entry(dn: string, attributes: Attributes): StoredEntry {
  const held = Object.entries(attributes).filter(([, values]) => values.length > 0)
  return {
    dn,
    attributes: {
      ...Object.fromEntries(held),
      entryUUID: [uuidOf(dn)],
      createTimestamp: [created],
      creatorsName: [baseDn],
      modifyTimestamp: [modified],
      modifiersName: [baseDn],
    },
  }
}

function given(value: string | null | undefined): string[] {
  return value == null ? [] : [value]
}
