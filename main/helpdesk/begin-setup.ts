import type { CodeChannel, EnrollmentWish } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { accountOf, nameOf } from '../directory/names.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { countOthersWith } from '../directory/shared-targets.ts'
import type { CodeSender } from '../messaging/code-sender.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { AuthenticatorSetup } from '../methods/authenticator-setup.ts'
import { CodeSetup } from '../methods/code-setup.ts'
import { readEmailAddress } from '../methods/email-address.ts'
import { readPhoneNumber } from '../methods/phone-number.ts'
import { PushSetup } from '../methods/push-setup.ts'
import { QuestionsSetup } from '../methods/questions-setup.ts'
import { questionsForm } from '../methods/security-questions.ts'
import type { Setup } from '../methods/setup.ts'
import type { Desk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { requireNew } from './enrollment-write.ts'

export interface BeginSetup {
  desk: Desk
  user: Entry
  userId: string
  keys: OrganizationKeys
  codes: CodeSender
  push: PushSender
  clock: () => Date
  random: Random
  previousKeys: readonly Uint8Array[]
}

/** The first step of each method. What can't be set up is known before the user has done anything. */
export async function beginSetup(context: BeginSetup, wish: EnrollmentWish): Promise<Setup> {
  const { desk, user, userId, clock, random, previousKeys } = context
  const { policy } = desk
  switch (wish.type) {
    case 'authenticator-app':
      // A missing keychain is to be known before the user has scanned anything.
      await context.keys.keyFor(desk.directory)
      return new AuthenticatorSetup({
        ...{ clock, random, previousKeys },
        app: wish.app,
        account: accountOf(user),
        issuer: desk.issuer,
      })
    case 'text':
    case 'call': {
      const { country, number } = wish
      const extension = wish.type === 'call' ? wish.extension : null
      const { countries } = policy.phone
      return sendTo(
        context,
        wish.type,
        await readPhoneNumber({ country, number, extension, kind: wish.type, countries }),
      )
    }
    case 'email': {
      const own = { ownMailboxes: user.values('mail'), ownAllowed: policy.email.own }
      return sendTo(context, 'email', readEmailAddress({ address: wish.address, ...own }))
    }
    case 'push':
      return new PushSetup(await context.push.begin({ desk, userId, account: accountOf(user), device: null }))
    case 'security-questions': {
      requireNew(parseSecurityInfo(user), wish.type, undefined)
      await context.keys.keyFor(desk.directory)
      return new QuestionsSetup(questionsForm(policy), { random, cost: policy.securityQuestions.cost })
    }
  }
}

async function sendTo(
  { desk, user, userId, codes }: BeginSetup,
  channel: CodeChannel,
  { target, display }: { target: string; display: string },
): Promise<CodeSetup> {
  requireNew(parseSecurityInfo(user), channel, target)
  const { connection, baseDn } = desk
  const [sharedWith, challenge] = await Promise.all([
    countOthersWith(connection, baseDn, target, user.dn),
    codes.send({ desk, channel, target, userId, userName: nameOf(user) }),
  ])
  return new CodeSetup(channel, challenge, { target, display, sharedWith })
}
