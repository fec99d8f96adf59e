export type PersonType = 'student' | 'staff' | 'faculty'

/** What a person has registered; the odd ones are there to be met in practice. */
export type Registration =
  | 'none'
  | 'app'
  | 'app-and-text'
  | 'app-text-and-call'
  | 'push-and-text'
  | 'text'
  | 'two-phones'
  | 'call'
  | 'email'
  | 'questions'
  | 'email-and-questions'
  | 'app-unconfirmed'
  | 'text-and-email'
  | Malformation

export type Malformation =
  | 'not-json'
  | 'wrong-shape'
  | 'unknown-type'
  | 'duplicate-id'
  | 'default-without-method'
  | 'types-differ'
  | 'bad-version'
  | 'bad-time'

export interface Person {
  uid: string
  /** By what the entry is named below ou=people: `uid` for all but a few. */
  namedBy: 'uid' | 'cn'
  name: string
  /** Null for people with one name. */
  given: string | null
  family: string
  /** The name in Latin letters, where `name` is in others. */
  latin: string | null
  language: string | null
  types: PersonType[]
  department: string
  title: string | null
  /** uid */
  manager: string | null
  mails: string[]
  phone: string | null
  mobile: Mobile | null
  account: 'active' | 'disabled' | 'locked' | 'expired'
  groups: string[]
  registration: Registration
  reregister: boolean
  photo: 'portrait' | 'unreadable' | null
}

/** A mobile number as the directory writes it, and in E.164 as a method stores it. */
export interface Mobile {
  written: string
  e164: string
}
