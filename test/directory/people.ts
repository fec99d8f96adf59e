import { childDn } from '../../main/directory/dn.ts'
import { protectedActions } from '../../main/policy/protection.ts'

/** Of everybody whom the tests know by name. */
export const password = 'Practice-makes-1-perfect'

export const baseDn = 'dc=example,dc=org'
export const peopleDn = childDn('ou', 'people', baseDn)
export const groupsDn = childDn('ou', 'groups', baseDn)
export const policyDn = childDn('cn', 'policy', childDn('ou', 'security-info', baseDn))

export type LdifEntry = { dn: string; attributes: Record<string, string | string[] | Buffer> }

const byUserName = (uid: string): string => childDn('uid', uid, peopleDn)

/** Those whom tests address, by what they are there for. */
export const dnOf = {
  technician: byUserName('tina.tech'),
  /** A second technician, from another console. */
  colleague: byUserName('theo.tech'),
  /** Technician and administrator. */
  lead: byUserName('lena.lead'),
  auditor: byUserName('audrey.audit'),
  administrator: byUserName('adam.admin'),
  /** Staff without methods: lacks what the policy requires. */
  staff: byUserName('priya.okafor'),
  student: byUserName('sam.student'),
  /** Staff and student at once, with methods. */
  twoRoles: byUserName('ruth.both'),
  disabled: byUserName('diana.disabled'),
  locked: byUserName('liam.locked'),
  expired: byUserName('edgar.expired'),
  mustChange: byUserName('mona.change'),
  awkward: childDn('cn', 'Doe, Jane + "x"', peopleDn),
  malformed: byUserName('mal.formed'),
  /** Nothing but what the schema requires. */
  bare: byUserName('bare'),
  /** Several of everything, names in other scripts, and a photo that is no picture. */
  several: byUserName('maria.several'),
} as const

/** Every action is open without verification: for tests that are about something else. */
export const openVerification = {
  actions: Object.fromEntries(protectedActions.map((action) => [action, { level: 0 }])),
  privileged: { level: 0, approval: false, holdMinutes: 0 },
}

/** As the console's makers would have it: level 2 and 3, approvals, and a hold for privileged accounts. */
export const strictVerification = {}

export const policyDocument = {
  roles: [
    role('staff', true),
    role('faculty', true),
    { ...role('student', false), allow: [...secondFactors(), 'email', 'security-questions'] },
  ],
  privileged: `(memberOf=${childDn('cn', 'administrators', groupsDn)})`,
  verification: openVerification as Record<string, unknown>,
}

function role(
  name: string,
  twoFactor: boolean,
): { name: string; match: string; allow: string[]; require: unknown[] } {
  return {
    name,
    match: `(employeeType=${name})`,
    allow: secondFactors(),
    require: twoFactor ? [{ anyOf: secondFactors(), atLeast: 1 }] : [],
  }
}

function secondFactors(): string[] {
  return ['authenticator-app', 'push', 'text', 'call']
}

const method = (id: string, type: string, label: string): string =>
  JSON.stringify({ id, type, label, addedAt: '2026-01-05T09:00:00Z', addedBy: dnOf.technician })

const groups: Record<string, string[]> = {
  'security-info-technicians': [dnOf.technician, dnOf.colleague, dnOf.lead],
  'security-info-auditors': [dnOf.auditor],
  'security-info-administrators': [dnOf.administrator, dnOf.lead],
  administrators: [dnOf.administrator],
}

function person(dn: string, cn: string, attributes: LdifEntry['attributes']): LdifEntry {
  const memberOf = Object.keys(groups)
    .filter((name) => groups[name]?.includes(dn))
    .map((name) => childDn('cn', name, groupsDn))
  const uid = /^uid=([^,]+)/.exec(dn)?.[1]
  return {
    dn,
    attributes: {
      objectClass: ['inetOrgPerson', ...(attributes.securityInfoVersion ? ['securityInfoUser'] : [])],
      ...(uid !== undefined && { uid }),
      cn,
      sn: cn.split(' ').at(-1) ?? cn,
      userPassword: password,
      // slapadd goes past the overlay that would write these.
      ...(memberOf.length > 0 && { memberOf }),
      ...attributes,
    },
  }
}

/** The tree below the base, with everybody of `dnOf`. */
export function seed(policy: object = policyDocument): LdifEntry[] {
  const unit = (ou: string, below = baseDn): LdifEntry => ({
    dn: childDn('ou', ou, below),
    attributes: { objectClass: 'organizationalUnit', ou },
  })
  return [
    { dn: baseDn, attributes: { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' } },
    ...['people', 'groups', 'security-info', 'password-policies'].map((ou) => unit(ou)),
    ...['approvals', 'policy-versions', 'coverage'].map((ou) =>
      unit(ou, childDn('ou', 'security-info', baseDn)),
    ),
    passwordPolicy('default', { pwdMaxFailure: '5', pwdLockout: 'TRUE', pwdMustChange: 'TRUE' }),
    passwordPolicy('short', { pwdMaxAge: '60' }),
    passwordPolicy('brief', { pwdMaxFailure: '5', pwdLockout: 'TRUE', pwdLockoutDuration: '60' }),
    {
      dn: policyDn,
      attributes: {
        objectClass: 'securityInfoPolicy',
        cn: 'policy',
        securityInfoVersion: '1',
        securityInfoPolicyDocument: JSON.stringify(policy),
      },
    },
    ...people(),
    ...Object.entries(groups).map(([cn, member]) => ({
      dn: childDn('cn', cn, groupsDn),
      attributes: { objectClass: 'groupOfNames', cn, member },
    })),
  ]
}

function passwordPolicy(cn: string, attributes: Record<string, string>): LdifEntry {
  return {
    dn: passwordPolicyDn(cn),
    attributes: { objectClass: ['device', 'pwdPolicy'], cn, pwdAttribute: 'userPassword', ...attributes },
  }
}

export function passwordPolicyDn(cn: string): string {
  return childDn('cn', cn, childDn('ou', 'password-policies', baseDn))
}

function people(): LdifEntry[] {
  return [
    person(dnOf.technician, 'Tina Tech', {
      displayName: 'Tina Tech',
      employeeType: 'staff',
      title: 'Help desk',
    }),
    person(dnOf.colleague, 'Theo Tech', { employeeType: 'staff', title: 'Help desk' }),
    person(dnOf.lead, 'Lena Lead', { employeeType: 'staff', title: 'Help desk lead' }),
    person(dnOf.auditor, 'Audrey Audit', { employeeType: 'staff' }),
    person(dnOf.administrator, 'Adam Admin', { employeeType: 'staff', title: 'Registrar' }),
    person(dnOf.staff, 'Priya Okafor', {
      givenName: 'Priya',
      displayName: 'Priya Okafor',
      employeeType: 'staff',
      departmentNumber: 'Registrar',
      title: 'Records officer',
      mail: 'priya.okafor@example.org',
      telephoneNumber: '+1 555 010-1234',
      mobile: '(555) 010-9876',
      employeeNumber: '400123',
      manager: dnOf.administrator,
    }),
    person(dnOf.student, 'Sam Student', { employeeType: 'student', mail: 'sam@example.org' }),
    person(dnOf.twoRoles, 'Ruth Both', {
      employeeType: ['staff', 'student'],
      securityInfoVersion: '3',
      securityInfoMethod: [
        method('m1', 'authenticator-app', 'Authenticator app'),
        method('m2', 'email', 'Mail'),
      ],
      securityInfoMethodType: ['authenticator-app', 'email'],
      securityInfoDefault: 'm1',
      securityInfoSecret: 'm1 eyJhbGciOiJkaXIifQ..sealed',
    }),
    person(dnOf.disabled, 'Diana Disabled', { employeeType: 'staff', pwdAccountLockedTime: '000001010000Z' }),
    person(dnOf.locked, 'Liam Locked', { employeeType: 'staff', pwdAccountLockedTime: '20260101120000Z' }),
    person(dnOf.expired, 'Edgar Expired', {
      employeeType: 'staff',
      pwdPolicySubentry: passwordPolicyDn('short'),
      pwdChangedTime: '20200101000000Z',
    }),
    person(dnOf.mustChange, 'Mona Change', { employeeType: 'staff', pwdReset: 'TRUE' }),
    person(dnOf.awkward, 'Doe, Jane + "x"', { uid: 'jane.doe', sn: 'Doe', employeeType: 'faculty' }),
    person(dnOf.malformed, 'Mal Formed', {
      employeeType: 'staff',
      securityInfoVersion: '7',
      securityInfoMethod: [
        'not JSON',
        '{"id":"x"}',
        '[1]',
        method('m1', 'telegraph', 'Morse'),
        method('m2', 'text', 'Phone'),
        method('m2', 'text', 'Phone once more'),
      ],
      securityInfoMethodType: ['push'],
      securityInfoDefault: 'gone',
    }),
    person(dnOf.bare, 'bare', {}),
    person(dnOf.several, 'Maria Several', {
      cn: ['Maria Several', 'María José Several-Núñez', '玛丽亚', 'ماريا'],
      sn: ['Several', 'Several-Núñez'],
      mail: ['maria@example.org', 'maria.several@alumni.example.org'],
      telephoneNumber: ['+44 20 7946 0958', '+49 (0)30 123456-78', '01.23.45.67.89'],
      employeeType: 'faculty',
      jpegPhoto: Buffer.from('this is no picture'),
    }),
  ]
}

const givenNames =
  'Priya Ana José Liam Olu Zoë Mei Yusuf Ingrid Tomás Fatima Noah Emma Kenji Aisha Lars Chiara Dmitri Grace Hana ' +
  'Ibrahim Jana Kofi Leila Mateo Nadia Oscar Paula Quentin Rosa Sven Tara Uma Victor Wanda Xavier Yara Zeki 伟 محمد'
const familyStarts =
  'Oka Lind Mül Nguy Pat Rod San Tan Ueda Var Wal Yil Zim Ab Bor Car Dal Ek Fer Gar Hol Ito Jen Kov Lop Mor Nak Ols Pet Qui'
const familyEnds =
  'for berg ler en el riguez chez aka moto ga ker maz mer dul ges ter ton lund rera cia mes o sen ač ez'

/**
 * LDIF of `count` people of every kind, always the same ones, for big trees. Numbered from 1: the nth has user
 * name `u<n>` and employee number 500000 + n.
 */
export function* loadPeople(count: number): Generator<LdifEntry> {
  const [given, starts, ends] = [givenNames.split(' '), familyStarts.split(' '), familyEnds.split(' ')]
  const pick = (list: string[], n: number): string => list[n % list.length] ?? ''
  for (let n = 1; n <= count; n += 1) {
    const spread = (n * 2_654_435_761) % 4_294_967_296
    const first = pick(given, spread >>> 3)
    const last = pick(starts, spread >>> 9) + pick(ends, spread >>> 17)
    const kind = pick(['student', 'student', 'student', 'staff', 'faculty'], n)
    const uid = `u${n}`
    const registered = n % 3 === 0
    const number = `${String(200 + (n % 700))} ${String(n % 1000).padStart(3, '0')}-${String(spread % 10_000).padStart(4, '0')}`
    yield {
      dn: byUserName(uid),
      attributes: {
        objectClass: registered ? ['inetOrgPerson', 'securityInfoUser'] : 'inetOrgPerson',
        uid,
        cn: `${first} ${last}`,
        displayName: `${first} ${last}`,
        givenName: first,
        sn: last,
        mail: `${uid}@example.org`,
        employeeNumber: String(500_000 + n),
        employeeType: kind,
        departmentNumber: pick(['Registrar', 'Physics', 'Library', 'History', 'Facilities'], spread >>> 5),
        telephoneNumber: `+1 ${number}`,
        // Ten have the same one.
        ...(n > 10 && { manager: byUserName(`u${Math.ceil(n / 10)}`) }),
        ...(registered && {
          securityInfoVersion: '1',
          securityInfoMethod: method('m1', 'text', 'Phone'),
          securityInfoMethodType: 'text',
          securityInfoDefault: 'm1',
        }),
      },
    }
  }
}
