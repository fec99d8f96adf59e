import { decodeProtectedHeader } from 'jose'
import { expect, it } from 'vitest'
import { open, seal } from '../../../main/methods/sealing.ts'

const key = { kid: 'kid-1', key: new Uint8Array(32).fill(1) }
const belonging = { userId: 'user-1', methodId: 'method-1' }
const secret = Buffer.from('GEZDGNBVGY3TQOJQ')

it('opens for the same user, method and key', async () => {
  expect(Buffer.from(await open(await seal(secret, key, belonging), key, belonging))).toEqual(secret)
})

it('is a compact JWE, dir and A256GCM, that names key, user and method', async () => {
  const jwe = await seal(secret, key, belonging)
  expect(jwe.split('.')).toHaveLength(5)
  expect(decodeProtectedHeader(jwe)).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'kid-1',
    user: 'user-1',
    method: 'method-1',
  })
  expect(jwe).not.toContain(secret.toString())
})

it.each([
  ['another user', key, { ...belonging, userId: 'user-2' }],
  ['another method', key, { ...belonging, methodId: 'method-2' }],
  ['another key', { ...key, key: new Uint8Array(32).fill(2) }, belonging],
  ['a key of another name', { ...key, kid: 'kid-2' }, belonging],
])('does not open for %s', async (_, otherKey, otherBelonging) => {
  const jwe = await seal(secret, key, belonging)
  await expect(open(jwe, otherKey, otherBelonging)).rejects.toMatchObject({ code: 'directory-garbled' })
})

it('does not open when its header was exchanged, or when it is no JWE', async () => {
  const [, ...rest] = (await seal(secret, key, belonging)).split('.')
  const [header] = (await seal(secret, key, { ...belonging, userId: 'user-2' })).split('.')
  const moved = [header, ...rest].join('.')
  await expect(open(moved, key, { ...belonging, userId: 'user-2' })).rejects.toMatchObject({
    code: 'directory-garbled',
  })
  await expect(open('nonsense', key, belonging)).rejects.toMatchObject({ code: 'directory-garbled' })
})
