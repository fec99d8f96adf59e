import { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { PracticePerson } from '../../messaging/practice-pocket.ts'
import { keyOfText } from '../../methods/authenticator-app.ts'
import { open, type SealingKey } from '../../methods/sealing.ts'
import type { StoredEntry } from '../store.ts'
import { answerBehind } from './answers.ts'

/**
 * What somebody in the practice directory has on their phone and in their head: read from the sealed secrets, as a
 * sign-in service with the organization's key would, so it holds for apps that were set up here as well. What doesn't
 * open belongs to no one.
 */
export async function belongingsOf(stored: StoredEntry, key: SealingKey): Promise<PracticePerson> {
  const entry = Entry.from(stored.dn, stored.attributes)
  const account = entry.first('uid') ?? ''
  const person: PracticePerson = {
    account,
    name: entry.first('displayName') ?? account,
    apps: [],
    answers: [],
  }
  const { methods } = parseSecurityInfo(entry)
  for (const value of entry.values('securityInfoSecret')) {
    const [methodId = '', jwe = ''] = value.split(' ')
    const method = methods.find(({ id }) => id === methodId)
    const belonging = { userId: entry.first('entryUUID') ?? '', methodId }
    const secret = method ? await open(jwe, key, belonging).catch(() => null) : null
    if (!method || !secret) continue
    const text = Buffer.from(secret).toString()
    if (method.type === 'authenticator-app')
      person.apps.push({ id: methodId, label: method.label, key: keyOfText(text) })
    if (method.type === 'security-questions') person.answers.push(...knownAnswers(text))
  }
  return person
}

function knownAnswers(payload: string): { question: string; answer: string }[] {
  const questions = JSON.parse(payload) as { question: string; hash: string }[]
  return questions.flatMap(({ question, hash }) => {
    const answer = answerBehind(question, hash)
    return answer === null ? [] : [{ question, answer }]
  })
}
