import { BerWriter } from 'ldapts'

/** RFC 4511, 4.1.9: those that this directory uses. */
export const code = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  sizeLimitExceeded: 4,
  compareFalse: 5,
  compareTrue: 6,
  authMethodNotSupported: 7,
  adminLimitExceeded: 11,
  unavailableCriticalExtension: 12,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  invalidAttributeSyntax: 21,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  unwillingToPerform: 53,
  namingViolation: 64,
  objectClassViolation: 65,
  notAllowedOnNonLeaf: 66,
  notAllowedOnRdn: 67,
  entryAlreadyExists: 68,
} as const

/** A refusal: becomes the result of the request. */
export class Refusal extends Error {
  constructor(
    readonly resultCode: number,
    message: string,
    readonly matchedDn = '',
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

export interface Result {
  resultCode: number
  message?: string
  matchedDn?: string
  /** RFC 2696: cookie of the next page, empty after the last. */
  pageCookie?: Buffer
  /** The value of an extended response. */
  value?: string
}

const responseTag = {
  bind: 0x61,
  search: 0x65,
  modify: 0x67,
  add: 0x69,
  delete: 0x6b,
  rename: 0x6d,
  compare: 0x6f,
  extended: 0x78,
} as const
export type Answered = keyof typeof responseTag

export const pagedResults = '1.2.840.113556.1.4.319'

export function resultMessage(id: number, answered: Answered, result: Result): Buffer {
  const ber = new BerWriter()
  ber.startSequence()
  ber.writeInt(id)
  ber.startSequence(responseTag[answered])
  ber.writeEnumeration(result.resultCode)
  ber.writeString(result.matchedDn ?? '')
  ber.writeString(result.message ?? '')
  if (result.value !== undefined) writeOctets(ber, Buffer.from(result.value), 0x8b)
  ber.endSequence()
  if (result.pageCookie) writePageControl(ber, result.pageCookie)
  ber.endSequence()
  return ber.buffer
}

/** RFC 4511, 4.4.1: told before the connection is closed on a peer that does not speak LDAP. */
export function disconnectionNotice(message: string): Buffer {
  const ber = new BerWriter()
  ber.startSequence()
  ber.writeInt(0)
  ber.startSequence(responseTag.extended)
  ber.writeEnumeration(code.protocolError)
  ber.writeString('')
  ber.writeString(message)
  ber.writeString('1.3.6.1.4.1.1466.20036', 0x8a)
  ber.endSequence()
  ber.endSequence()
  return ber.buffer
}

export interface Selected {
  name: string
  values: Buffer[]
}

export function entryMessage(id: number, dn: string, attributes: Selected[]): Buffer {
  const ber = new BerWriter()
  ber.startSequence()
  ber.writeInt(id)
  ber.startSequence(0x64)
  ber.writeString(dn)
  ber.startSequence()
  for (const { name, values } of attributes) {
    ber.startSequence()
    ber.writeString(name)
    ber.startSequence(0x31)
    for (const value of values) writeOctets(ber, value, 0x04)
    ber.endSequence()
    ber.endSequence()
  }
  ber.endSequence()
  ber.endSequence()
  ber.endSequence()
  return ber.buffer
}

function writePageControl(ber: BerWriter, cookie: Buffer): void {
  const value = new BerWriter()
  value.startSequence()
  value.writeInt(0) // the size is not estimated
  writeOctets(value, cookie, 0x04)
  value.endSequence()
  ber.startSequence(0xa0)
  ber.startSequence()
  ber.writeString(pagedResults)
  writeOctets(ber, value.buffer, 0x04)
  ber.endSequence()
  ber.endSequence()
}

// The writer refuses empty buffers, and copies others: an empty one is a tag and a zero.
function writeOctets(ber: BerWriter, value: Buffer, tag: number): void {
  if (value.length > 0) ber.writeBuffer(value, tag)
  else ber.writeString('', tag)
}
