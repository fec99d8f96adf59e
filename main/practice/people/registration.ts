import type { MethodType } from '../../../preload/contract.ts'
import { secretValue } from '../../directory/secrets.ts'
import type { StoredMethod } from '../../directory/security-info-values.ts'
import { personDn } from '../layout.ts'
import type { Attributes } from '../schema.ts'
import type { Person, Registration } from './person.ts'
import { bytesOf, createRandom, type Random, uuidOf } from './random.ts'
import { unsealed } from './sample-secrets.ts'

/** "Today" of the sample people: everything happened before. */
const today = Date.parse('2026-10-15T09:00:00Z')
const day = 86_400_000
const technician = personDn('asilva')

const secondFactors: readonly MethodType[] = ['authenticator-app', 'push', 'text', 'call']

const typesOf: Partial<Record<Registration, MethodType[]>> = {
  app: ['authenticator-app'],
  'app-and-text': ['authenticator-app', 'text'],
  'app-text-and-call': ['authenticator-app', 'text', 'call'],
  'push-and-text': ['push', 'text'],
  text: ['text'],
  'two-phones': ['text', 'text'],
  call: ['call'],
  email: ['email'],
  questions: ['security-questions'],
  'email-and-questions': ['email', 'security-questions'],
  'text-and-email': ['text', 'email'],
  'app-unconfirmed': ['authenticator-app'],
}

/** The security info attributes of a person, malformed where the person is there to show that. */
export function securityInfoOf(person: Person, dn: string): Attributes {
  const { registration } = person
  if (registration === 'none' && !person.reregister) return {}
  const random = createRandom(bytesOf(`methods of ${person.uid}`, 4).readUInt32BE())
  const types = typesOf[registration] ?? ['authenticator-app', 'text']
  const methods = types.map((type, index) => methodOf(person, dn, type, index, random))
  if (registration === 'app-unconfirmed') for (const method of methods) delete method.confirmedAt
  const confirmed = methods.filter(({ confirmedAt }) => confirmedAt !== undefined)
  const secrets = methods.filter(({ type }) => type === 'authenticator-app' || type === 'security-questions')
  const first = confirmed.find(({ type }) => secondFactors.includes(type))
  return malform(registration, {
    securityInfoVersion: [String(methods.length)],
    securityInfoMethod: methods.map((method) => JSON.stringify(method)),
    securityInfoMethodType: [...new Set(confirmed.map(({ type }) => type))],
    securityInfoDefault: first ? [first.id] : [],
    securityInfoSecret: secrets.map(({ id }) => secretValue(id, unsealed(uuidOf(dn), id))),
    securityInfoReregister: person.reregister ? ['20261012143000Z'] : [],
  })
}

function methodOf(person: Person, dn: string, type: MethodType, index: number, random: Random): StoredMethod {
  const added = today - (5 + random.below(900)) * day + random.below(28_800) * 1000
  const tested = random.chance(0.5) ? Math.min(added + random.below(300) * day, today - day) : null
  return {
    id: uuidOf(`${type} ${index} of ${person.uid}`),
    type,
    label: labelOf(type, index, random),
    ...targetOf(person, type, index, random),
    addedAt: iso(added),
    addedBy: random.chance(0.6) ? dn : technician,
    confirmedAt: iso(added + 40_000),
    ...(tested !== null && {
      lastTest: { at: iso(tested), result: random.chance(0.9) ? 'passed' : 'failed', by: technician },
    }),
  }
}

function labelOf(type: MethodType, index: number, random: Random): string {
  switch (type) {
    case 'authenticator-app':
      return random.pick(['Microsoft Authenticator', 'Authenticator app', 'Google Authenticator', '2FAS'])
    case 'push':
      return 'Push on phone'
    case 'text':
      return index === 0 ? 'Mobile phone' : 'Second phone'
    case 'call':
      return 'Office phone'
    case 'email':
      return 'Personal email'
    case 'security-questions':
      return 'Security questions'
  }
}

function targetOf(
  person: Person,
  type: MethodType,
  index: number,
  random: Random,
): Pick<StoredMethod, 'target' | 'device'> {
  const fictional = `+1206555${String(100 + random.below(100)).padStart(4, '0')}`
  if (type === 'text') return { target: index === 0 ? (person.mobile?.e164 ?? fictional) : fictional }
  if (type === 'call') return { target: fictional }
  // The practice phone answers for every device of this kind.
  if (type === 'push') return { device: `practice-${uuidOf(`device of ${person.uid}`).slice(0, 8)}` }
  if (type === 'email') return { target: `${person.uid}@example.net` }
  return {}
}

function malform(registration: Registration, attributes: Attributes): Attributes {
  const [first = '', second = ''] = attributes.securityInfoMethod ?? []
  switch (registration) {
    case 'not-json':
      return { ...attributes, securityInfoMethod: [`${first.slice(0, -9)}`, second] }
    case 'wrong-shape':
      return {
        ...attributes,
        securityInfoMethod: ['["authenticator-app","Microsoft Authenticator"]', first, second],
      }
    case 'unknown-type':
      return { ...attributes, securityInfoMethod: [first, second.replace('"text"', '"carrier-pigeon"')] }
    case 'duplicate-id': {
      const { id } = JSON.parse(first) as StoredMethod
      return { ...attributes, securityInfoMethod: [first, JSON.stringify({ ...JSON.parse(second), id })] }
    }
    case 'default-without-method':
      return { ...attributes, securityInfoDefault: [uuidOf('a method that was removed')] }
    case 'types-differ':
      return { ...attributes, securityInfoMethodType: ['push', 'email'] }
    case 'bad-version':
      return { ...attributes, securityInfoVersion: ['-3'] }
    case 'bad-time':
      return {
        ...attributes,
        securityInfoMethod: [first.replace(/"addedAt":"\d{4}-\d\d/, '"addedAt":"2026-13'), second],
      }
    default:
      return attributes
  }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
