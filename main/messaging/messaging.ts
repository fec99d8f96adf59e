import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type {
  GatewayChoice,
  GatewaySettings,
  MessagePreview,
  MessageTemplates,
  SmtpDraft,
  StartupNotice,
  TwilioDraft,
} from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { ConsoleError } from '../errors.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { savePolicyMessages } from '../policy/write.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { Keychain } from '../settings/organization-key.ts'
import { sendChallenge } from './challenge.ts'
import type { CodeSender, SentChallenge } from './code-sender.ts'
import { makeCode } from './codes.ts'
import { openGatewaySettings } from './gateway-settings.ts'
import { createGatewayTests, type GatewayTests } from './gateway-tests.ts'
import { openSendLimits, type SendLimits } from './limits.ts'
import { sampleNotice } from './notice-values.ts'
import { beginPush } from './push-challenge.ts'
import type { PushChallenge, PushSender } from './push-sender.ts'
import { createRoutes, type RouteOptions, type Routes, valuesFor } from './routes.ts'
import type { Clocks } from './stopwatch.ts'
import { complete, defaultTemplates, findProblems, preview } from './templates.ts'

export interface MessagingOptions extends Clocks, Omit<RouteOptions, 'gateways' | 'random'> {
  /** User data. */
  folder: string
  keychain: Keychain
  desk: GetDesk
  auditLog: AuditLog
  random?: Random
}

export interface Messaging extends GatewayTests {
  /** The gateways' settings could not be read: they were kept aside, and have to be entered again. */
  readonly notice: StartupNotice | null
  readonly limits: Pick<SendLimits, 'notice'>
  codes: CodeSender
  push: PushSender
  /** Carries one notice; `notices.ts` decides which, and when. */
  sendNotice: Routes['notice']
  /** Carries what is written already. */
  send: Routes['message']
  gateways(): GatewaySettings
  /** @throws ConsoleError practice-only, as all that changes a gateway does at the practice directory */
  choose(choice: GatewayChoice): Promise<GatewaySettings>
  saveTwilio(draft: TwilioDraft): Promise<GatewaySettings>
  saveSmtp(draft: SmtpDraft): Promise<GatewaySettings>
  templates(): { kept: MessageTemplates; standard: MessageTemplates }
  preview(templates: MessageTemplates): MessagePreview
  /** `before`: what the administrator saw. @throws ConsoleError changed-elsewhere, bad-settings */
  saveTemplates(argument: {
    templates: MessageTemplates
    before: MessageTemplates
  }): Promise<MessageTemplates>
  /** The operator is gone: what was sent opens nothing any more. */
  ended(): void
}

/** What goes out to users: by which gateway, in whose words, how often. */
export function createMessaging(options: MessagingOptions): Messaging {
  const { desk, auditLog, clock, uptime, log, random = randomBytes } = options
  const gateways = openGatewaySettings(options)
  const limits = openSendLimits(options)
  const routes = createRoutes({ ...options, random, gateways })
  let open: { drop(): void }[] = []

  function remember<T extends SentChallenge | PushChallenge>(challenge: T): T {
    const drop = () => {
      open = open.filter((other) => other !== challenge)
      challenge.drop()
    }
    const remembered = { ...challenge, drop }
    open.push(challenge)
    return remembered
  }

  async function recorded<T>(what: Record<string, string>, work: (at: Desk) => Promise<T>): Promise<T> {
    const at = requireOwnDirectory(requireAdministrator(desk()))
    const { operator, directory } = at
    const record = {
      operator: { dn: operator.dn, name: operator.name },
      user: null,
      action: 'change-settings' as const,
      detail: { directory: directory.label, ...what },
    }
    return auditLog.around(record, () => work(at))
  }

  const push: PushSender = {
    async begin({ desk: at, userId, account, device, held = none }) {
      const route = routes.push(at, { userId, account, held })
      const send = { userId, operatorDn: at.operator.dn }
      const challenge = await beginPush({ route, device, send, limits, clock, uptime, random, log })
      const remembered = remember(challenge)
      return {
        ...remembered,
        giveUp() {
          remembered.drop()
          challenge.giveUp()
        },
      }
    },
    remove({ desk: at, userId, device }) {
      const removed = async () => routes.push(at, { userId, account: '', held: none }).remove(device)
      removed().catch((error: Error) => log(`push: a device was not taken out: ${error.message}`))
    },
  }
  const tests = createGatewayTests({
    desk: () => requireAdministrator(desk()),
    ...{ routes, limits, push, random },
  })

  return {
    notice: gateways.notice,
    limits,
    codes: {
      async send({ desk: at, channel, target, userId, userName }) {
        const { route } = routes.codes(at, { channel, target, name: userName })
        const send = { channel, target, userId, operatorDn: at.operator.dn }
        return remember(await sendChallenge({ route, send, limits, clock, uptime, random, log }))
      },
    },
    push,
    ...tests,
    sendNotice: routes.notice,
    send: routes.message,
    gateways: () => gateways.read(desk().directory),
    choose: (choice) =>
      recorded(describe(choice), async ({ directory }) => {
        await gateways.choose(directory, choice)
        return gateways.read(directory)
      }),
    saveTwilio: (draft) =>
      recorded({ gateway: 'twilio' }, async ({ directory }) => {
        await gateways.saveTwilio(draft)
        return gateways.read(directory)
      }),
    saveSmtp: (draft) =>
      recorded({ gateway: 'smtp' }, async ({ directory }) => {
        await gateways.saveSmtp(draft)
        return gateways.read(directory)
      }),
    templates: () => ({ kept: complete(desk().policy.messages), standard: defaultTemplates }),
    preview(templates) {
      const at = desk()
      const name = 'Priya Okafor'
      return preview(templates, valuesFor(at, name, makeCode(random)), sampleNotice(at.policy, name, clock()))
    },
    async saveTemplates({ templates, before }) {
      const at = requireAdministrator(desk())
      const [problem] = findProblems(templates)
      if (problem) {
        const { template, why, value } = problem
        throw new ConsoleError('bad-settings', `${template}: ${why}`, {
          field: template,
          problem: why,
          value,
        })
      }
      await savePolicyMessages({ desk: at, auditLog }, templates, (kept) =>
        isDeepStrictEqual(complete(kept), before),
      )
      return templates
    },
    ended() {
      tests.ownPush.ended()
      for (const challenge of open) challenge.drop()
      open = []
    },
  }
}

const none = async (): Promise<readonly string[]> => []

const describe = ({ text, call, email, push }: GatewayChoice): Record<string, string> => ({
  text: text ?? 'none',
  call: call ?? 'none',
  email: email ?? 'none',
  push: push ?? 'none',
})

/** The border checks the role as well; a service that changes settings does not rely on it. */
function requireAdministrator(at: Desk): Desk {
  if (at.operator.roles.includes('administrator')) return at
  throw new ConsoleError('not-permitted', 'Only an administrator may change how messages go out.')
}

/**
 * The gateways are this computer's, and whoever practices needs no password: they would decide where the codes of real
 * users go.
 */
function requireOwnDirectory(at: Desk): Desk {
  if (!at.directory.practice) return at
  throw new ConsoleError('practice-only', 'From the practice directory no real gateway can be reached.')
}
