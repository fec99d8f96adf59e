import { readGeneralizedTime } from '../directory/security-info-values.ts'
import { anonymous, consoleRoles, type Requester } from './access.ts'
import { code, Refusal } from './answer.ts'
import { passwordFits } from './password.ts'
import type { OperationOf } from './request.ts'
import { dnKey } from './search.ts'
import type { Store } from './store.ts'

/** As password policy overlays write it: locked by an administrator, for good. */
const disabledForGood = '000001010000Z'

/**
 * A simple bind (RFC 4513, 5.1). Only who knows the password learns that the account is disabled (533),
 * locked (775) or its password expired (532), told as Active Directory tells it.
 * @returns the key of the entry bound as, or null for an anonymous bind
 */
export async function bind(
  store: Store,
  { version, name, password }: OperationOf<'bind'>,
  now: Date,
): Promise<string | null> {
  if (version !== 3) throw new Refusal(code.protocolError, 'only LDAP version 3 is spoken')
  if (password === null) throw new Refusal(code.authMethodNotSupported, 'only simple binds are offered')
  if (name === '' && password.length === 0) return null
  if (password.length === 0)
    throw new Refusal(code.unwillingToPerform, 'unauthenticated bind (DN with no password) disallowed')
  const key = dnKey(name)
  const attributes = store.get(key)?.entry.attributes
  const stored = attributes?.userPassword?.[0]
  if (!(await passwordFits(password, stored === undefined ? null : Buffer.from(stored, 'base64'))))
    throw refused('52e')
  const locked = attributes?.pwdAccountLockedTime?.[0]
  if (locked === disabledForGood) throw refused('533')
  if (locked !== undefined) throw refused('775')
  const end = readGeneralizedTime(attributes?.pwdEndTime?.[0] ?? '')
  if (end !== null && Date.parse(end) <= now.getTime()) throw refused('532')
  return key
}

export function requester(store: Store, key: string | null): Requester {
  return key === null || !store.get(key) ? anonymous : { key, roles: consoleRoles(store, key) }
}

function refused(data: string): Refusal {
  return new Refusal(
    code.invalidCredentials,
    `80090308: LdapErr: DSID-0C09042F, comment: AcceptSecurityContext error, data ${data}, v4563`,
  )
}
