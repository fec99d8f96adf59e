import type { CodeChannel } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { accountOf, nameOf } from '../directory/names.ts'
import { readSecrets } from '../directory/secrets.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import type { CodeSender } from '../messaging/code-sender.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import { keyOfText, type Random } from '../methods/authenticator-app.ts'
import { open, sealedWith } from '../methods/sealing.ts'
import { shownTarget } from '../methods/shown-target.ts'
import { AppTrial, CodeTrial, PushTrial, QuestionsTrial, type Trial } from '../methods/trial.ts'
import type { Desk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'

export interface BeginTrial {
  desk: Desk
  user: Entry
  method: StoredMethod
  /** Of the authenticator app, as far as is known by then; -1: none. */
  lastStep: () => number
  /** Who types the answers to security questions. */
  answeredBy: 'user' | 'operator'
  keys: OrganizationKeys
  codes: CodeSender
  push: PushSender
  clock: () => Date
  random: Random
}

/** The first step of trying out a method. @throws ConsoleError not-found, if what it needs is not in the directory */
export async function beginTrial(context: BeginTrial): Promise<Trial> {
  const { desk, user, method, lastStep, answeredBy, clock, random } = context
  const userId = user.first('entryUUID')
  if (userId === null) throw new ConsoleError('directory-error', 'The directory does not show entryUUID.')
  switch (method.type) {
    case 'authenticator-app': {
      const key = keyOfText((await secretOf(context, userId)).toString())
      return new AppTrial({ key, lastStep, issuer: desk.issuer, account: accountOf(user), clock })
    }
    case 'security-questions': {
      const payload = (await secretOf(context, userId)).toString()
      const count = desk.policy.securityQuestions.register
      return new QuestionsTrial({ payload, count, random, answeredBy })
    }
    case 'push': {
      const device = needed(method.device)
      return new PushTrial(await context.push.begin({ desk, userId, account: accountOf(user), device }))
    }
    default:
      return sendTo(context, method.type, userId)
  }
}

async function sendTo(context: BeginTrial, channel: CodeChannel, userId: string): Promise<CodeTrial> {
  const { desk, user, method, codes } = context
  const target = needed(method.target)
  const display = await shownTarget(channel, target)
  const challenge = await codes.send({ desk, channel, target, userId, userName: nameOf(user) })
  return new CodeTrial(challenge, { target, display, sharedWith: 0 })
}

async function secretOf({ desk, user, method, keys }: BeginTrial, userId: string): Promise<Buffer> {
  const secrets = await readSecrets(desk.connection, user.dn)
  const jwe = needed(secrets.find(({ methodId }) => methodId === method.id)?.jwe)
  const key = await keys.keyOf(desk.directory, sealedWith(jwe))
  return Buffer.from(await open(jwe, key, { userId, methodId: method.id }))
}

function needed(stored: string | undefined): string {
  if (stored !== undefined) return stored
  throw new ConsoleError('not-found', 'The directory holds nothing to test this method with.', {
    missing: 'secret',
  })
}
