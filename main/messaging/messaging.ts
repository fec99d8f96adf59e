import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type {
  CodeChannel,
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
import { readPhoneNumber } from '../methods/phone-number.ts'
import { savePolicyMessages } from '../policy/write.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { Keychain } from '../settings/organization-key.ts'
import { sendChallenge } from './challenge.ts'
import type { CodeSender, SentChallenge } from './code-sender.ts'
import { makeCode } from './codes.ts'
import type { Written } from './fill.ts'
import { openGatewaySettings } from './gateway-settings.ts'
import { openSendLimits } from './limits.ts'
import { readMailbox } from './mailbox.ts'
import { sampleNotice } from './notice-values.ts'
import { beginPush } from './push-challenge.ts'
import type { PushChallenge, PushSender } from './push-sender.ts'
import { createRoutes, type RouteOptions, type Routes, valuesFor } from './routes.ts'
import type { Clocks } from './stopwatch.ts'
import { complete, defaultTemplates, findProblems, preview } from './templates.ts'
import { nothingWasSent } from './trouble.ts'

export interface MessagingOptions extends Clocks, Omit<RouteOptions, 'gateways' | 'random'> {
  /** User data. */
  folder: string
  keychain: Keychain
  desk: GetDesk
  auditLog: AuditLog
  random?: Random
}

export interface Messaging {
  /** The gateways' settings could not be read: they were kept aside, and have to be entered again. */
  readonly notice: StartupNotice | null
  codes: CodeSender
  push: PushSender
  /** Carries one notice; `notices.ts` decides which, and when. */
  sendNotice: Routes['notice']
  /** Carries what is written already. */
  send: Routes['message']
  /** The same as a test, which counts as one: `to` is as it was typed. @returns the gateway's own words */
  sendAsTest(channel: CodeChannel, to: string, written: Written): Promise<{ answer: string }>
  gateways(): GatewaySettings
  choose(choice: GatewayChoice): Promise<GatewaySettings>
  saveTwilio(draft: TwilioDraft): Promise<GatewaySettings>
  saveSmtp(draft: SmtpDraft): Promise<GatewaySettings>
  /** @returns the gateway's own words */
  sendTest(channel: CodeChannel, to: string): Promise<{ answer: string }>
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

  /** A test is for nobody, but it counts for the number and the operator. */
  async function counted<T>(
    { operator }: Desk,
    to: { channel: CodeChannel; target: string },
    send: () => Promise<T>,
  ): Promise<T> {
    const count = await limits.take({ ...to, userId: null, operatorDn: operator.dn })
    try {
      return await send()
    } catch (error) {
      if (nothingWasSent(error)) await count.giveBack()
      throw error
    }
  }

  async function recorded<T>(what: Record<string, string>, work: (at: Desk) => Promise<T>): Promise<T> {
    const at = requireAdministrator(desk())
    const { operator, directory } = at
    const record = {
      operator: { dn: operator.dn, name: operator.name },
      user: null,
      action: 'change-settings' as const,
      detail: { directory: directory.label, ...what },
    }
    return auditLog.around(record, () => work(at))
  }

  return {
    notice: gateways.notice,
    codes: {
      async send({ desk: at, channel, target, userId, userName }) {
        const { route } = routes.codes(at, { channel, target, name: userName })
        const send = { channel, target, userId, operatorDn: at.operator.dn }
        return remember(await sendChallenge({ route, send, limits, clock, uptime, random, log }))
      },
    },
    push: {
      async begin({ desk: at, userId, account, device }) {
        const route = routes.push(at, { userId, account })
        const send = { userId, operatorDn: at.operator.dn }
        return remember(await beginPush({ route, device, send, limits, clock, uptime, random, log }))
      },
    },
    sendNotice: routes.notice,
    send: routes.message,
    async sendAsTest(channel, to, written) {
      const at = requireAdministrator(desk())
      const target = await readTarget(at, channel, to)
      const id = Buffer.from(random(16)).toString('hex')
      return {
        answer: await counted(at, { channel, target }, () =>
          routes.message(at, { id, channel, target, written }),
        ),
      }
    },
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
    async sendTest(channel, to) {
      const at = requireAdministrator(desk())
      const target = await readTarget(at, channel, to)
      const { route, answer } = routes.codes(at, { channel, target, name: at.operator.name })
      await counted(at, { channel, target }, () => route.send(false)).finally(route.forget)
      return { answer: answer() }
    },
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
      for (const challenge of open) challenge.drop()
      open = []
    },
  }
}

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

/** @throws ConsoleError bad-address, bad-number */
async function readTarget({ policy }: Desk, channel: CodeChannel, typed: string): Promise<string> {
  if (channel === 'email') return readMailbox(typed).address
  const { first: country, countries } = policy.phone
  return (await readPhoneNumber({ kind: channel, country, number: typed, extension: null, countries })).target
}
