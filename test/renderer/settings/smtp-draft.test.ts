import { expect, it } from 'vitest'
import type { GatewaySettings } from '../../../preload/contract.ts'
import {
  draftOf,
  isPasswordKept,
  knownRefusal,
  missingIn,
  typedFrom,
  withSecurity,
} from '../../../renderer/settings/smtp-draft.ts'

const saved: NonNullable<GatewaySettings['smtp']> = {
  host: 'mail.example.edu',
  port: 465,
  security: 'tls',
  userName: 'console',
  from: 'no-reply@example.edu',
  dkim: { domain: 'example.edu', selector: 'console' },
  secret: true,
}

it('leaves secrets that were not typed anew as they are kept', () => {
  const typed = typedFrom(saved)
  expect(missingIn(typed, saved)).toEqual({})
  expect(draftOf(typed)).toMatchObject({
    host: 'mail.example.edu',
    port: 465,
    secret: null,
    dkim: { domain: 'example.edu', selector: 'console', privateKey: null },
  })
})

it('asks for the password again where the server or the user name is another', () => {
  for (const more of [{ host: 'mail2.example.edu' }, { userName: 'other' }]) {
    const typed = { ...typedFrom(saved), ...more }
    expect(isPasswordKept(typed, saved)).toBe(false)
    expect(missingIn(typed, saved)).toEqual({ password: 'required' })
    expect(missingIn({ ...typed, password: 'new' }, saved)).toEqual({})
  }
})

it('asks for the key again where another domain signs, and for none where nothing is signed', () => {
  const typed = { ...typedFrom(saved), dkimDomain: 'example.org' }
  expect(missingIn(typed, saved)).toEqual({ dkimPrivateKey: 'required' })
  expect(missingIn({ ...typed, isSigning: false }, saved)).toEqual({})
  expect(draftOf({ ...typed, isSigning: false }).dkim).toBeNull()
})

it('needs no password without a user name, and sends none that was typed before', () => {
  const typed = { ...typedFrom(saved), userName: ' ', password: 'typed before' }
  expect(missingIn(typed, saved)).toEqual({})
  expect(draftOf(typed)).toMatchObject({ userName: null, secret: null })
})

it('tells a port that is none', () => {
  const typed = typedFrom(saved)
  for (const port of ['', '0', '65536', '4.5', '1e3', '-25', 'smtp'])
    expect(missingIn({ ...typed, port }, saved)).toEqual({ port: 'port' })
  expect(missingIn({ ...typed, port: ' 65535 ' }, saved)).toEqual({})
})

it('changes the usual port along with the encryption, and no other', () => {
  expect(withSecurity(typedFrom(null), 'tls').port).toBe('465')
  expect(withSecurity({ ...typedFrom(null), port: '2525' }, 'none').port).toBe('2525')
})

it('shows a refusal at its field only where there is one, with words for it', () => {
  expect(knownRefusal({ field: 'from', problem: 'domain' })).toEqual({ field: 'from', problem: 'domain' })
  expect(knownRefusal({ field: 'smtp', problem: 'unreadable' })).toBeNull()
  expect(knownRefusal({ field: 'from', problem: 'something new' })).toBeNull()
  expect(knownRefusal(null)).toBeNull()
})
