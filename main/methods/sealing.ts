import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { ConsoleError } from '../errors.ts'

/** The organization's key: 256 bits, named by its RFC 7638 thumbprint. */
export interface SealingKey {
  kid: string
  key: Uint8Array
}

/** Whose secret it is. Bound into the seal, so that it can't be moved to another user or method. */
export interface Belonging {
  /** The user's stable id in the directory (entryUUID), which a rename leaves as it is. */
  userId: string
  methodId: string
}

/** Seals as JWE (RFC 7516): compact, `dir`, `A256GCM`; any sign-in service with the key can open it. */
export function seal(secret: Uint8Array, { kid, key }: SealingKey, belonging: Belonging): Promise<string> {
  return new CompactEncrypt(secret)
    .setProtectedHeader({
      alg: 'dir',
      enc: 'A256GCM',
      kid,
      user: belonging.userId,
      method: belonging.methodId,
    })
    .encrypt(key)
}

/** `kid` of the key that it says it was sealed with; null: it says none. */
export function sealedWith(jwe: string): string | null {
  try {
    return decodeProtectedHeader(jwe).kid ?? null
  } catch {
    return null
  }
}

/** @throws ConsoleError directory-garbled, when it was not sealed so, with this key, for this user and method */
export async function open(jwe: string, { kid, key }: SealingKey, belonging: Belonging): Promise<Uint8Array> {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  }).catch(() => {
    throw new ConsoleError('directory-garbled', 'A sealed secret does not open with this key.', {
      sealed: 'otherwise',
    })
  })
  const { kid: sealedBy, user, method } = protectedHeader
  if (sealedBy !== kid || user !== belonging.userId || method !== belonging.methodId)
    throw new ConsoleError('directory-garbled', 'A sealed secret belongs to another user, method or key.', {
      sealed: 'otherwise',
    })
  return plaintext
}
