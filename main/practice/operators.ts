import type { PracticeOperatorId } from '../../preload/contract.ts'
import { personDn } from './layout.ts'

export interface PracticeOperatorAccount {
  id: PracticeOperatorId
  name: string
  title: string
  dn: string
  userName: string
  /** No secret: it is offered on the sign-in page as one click. */
  password: string
}

const accounts = [
  {
    id: 'technician',
    uid: 'asilva',
    name: 'Ana Silva',
    title: 'Help desk technician',
    password: 'practice-technician',
  },
  {
    id: 'auditor',
    uid: 'tdvorak',
    name: 'Tomáš Dvořák',
    title: 'Internal auditor',
    password: 'practice-auditor',
  },
  {
    id: 'administrator',
    uid: 'mlindqvist',
    name: 'Märta Lindqvist',
    title: 'Identity administrator',
    password: 'practice-administrator',
  },
  {
    id: 'lead',
    uid: 'jvirtanen',
    name: 'Joonas Virtanen',
    title: 'Help desk lead',
    password: 'practice-lead',
  },
] as const

/** Whom the sign-in page offers. They are known without opening the practice directory. */
export const practiceOperators: PracticeOperatorAccount[] = accounts.map(({ uid, ...account }) => ({
  ...account,
  userName: uid,
  dn: personDn(uid),
}))
