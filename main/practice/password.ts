import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'

/** Cheap on purpose: practice passwords are no secret, and a sign-in should not be waited for. */
const cost = { N: 256, r: 8, p: 1 }
const keyLength = 32

/** As it stands in `userPassword`: scheme, salt and key, for constant-time comparison later. */
export function hashPassword(password: string, salt: Buffer = randomBytes(16)): Buffer {
  const key = scryptSync(password, salt, keyLength, cost)
  return Buffer.from(`{SCRYPT}${salt.toString('base64')}$${key.toString('base64')}`)
}

/** Takes as long for an entry without a password as for a wrong one. */
export async function passwordFits(password: Buffer, stored: Buffer | null): Promise<boolean> {
  const found = /^\{SCRYPT\}([^$]+)\$(.+)$/.exec(stored?.toString() ?? '')
  const salt = Buffer.from(found?.[1] ?? 'none', 'base64')
  const expected = found?.[2] ? Buffer.from(found[2], 'base64') : Buffer.alloc(keyLength)
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, keyLength, cost, (error, result) => (error ? reject(error) : resolve(result)))
  })
  const same = key.length === expected.length && timingSafeEqual(key, expected)
  return same && found !== null
}
