import { secretValue } from '../../directory/secrets.ts'
import { keyText } from '../../methods/authenticator-app.ts'
import { type SealingKey, seal } from '../../methods/sealing.ts'
import type { Store, StoredEntry } from '../store.ts'
import { sampleAnswers } from './answers.ts'
import { bytesOf } from './random.ts'

/** Stands in for the key's name until there is a key. Consoles before this one left it so for good. */
const noKey = 'practice-sample'

/** Shaped like what `seal` makes, with nothing in it: `sealSecrets` puts the secret there. */
export function unsealed(userId: string, methodId: string): string {
  const header = { alg: 'dir', enc: 'A256GCM', kid: noKey, user: userId, method: methodId }
  const part = (name: string, length: number): string =>
    bytesOf(`${name} ${methodId}`, length).toString('base64url')
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url')
  return `${protectedHeader}..${part('iv', 12)}.${part('text', 20)}.${part('tag', 16)}`
}

/** Seals the sample secrets that are not sealed yet. False: there were none. */
export async function sealSecrets(store: Store, key: SealingKey): Promise<boolean> {
  const sealed = new Map<string, string>()
  for (const { entry } of store.all())
    for (const value of entry.attributes.securityInfoSecret ?? []) {
      const found = readUnsealed(value)
      if (!found) continue
      const jwe = await seal(Buffer.from(secretOf(found.methodId, entry)), key, found)
      sealed.set(value, secretValue(found.methodId, jwe))
    }
  if (sealed.size === 0) return false
  // By value, since somebody may have changed the entry meanwhile.
  await store.exchange((entry) => {
    const { securityInfoSecret: values = [] } = entry.attributes
    if (!values.some((value) => sealed.has(value))) return entry
    const secrets = values.map((value) => sealed.get(value) ?? value)
    return { dn: entry.dn, attributes: { ...entry.attributes, securityInfoSecret: secrets } }
  })
  return true
}

/** What is behind a sample method, as the console would have stored it. */
function secretOf(methodId: string, { attributes }: StoredEntry): string {
  const isQuestions = attributes.securityInfoMethod?.some(
    (method) => method.includes(`"${methodId}"`) && method.includes('"security-questions"'),
  )
  return isQuestions ? JSON.stringify(sampleAnswers(methodId)) : keyText(bytesOf(`key of ${methodId}`, 20))
}

function readUnsealed(value: string): { userId: string; methodId: string } | null {
  const [, protectedHeader = ''] = /^\S+ ([\w-]+)\.\./.exec(value) ?? []
  const text = Buffer.from(protectedHeader, 'base64url').toString()
  if (!text.includes(`"kid":"${noKey}"`)) return null
  const { user, method } = JSON.parse(text) as { user: string; method: string }
  return { userId: user, methodId: method }
}
