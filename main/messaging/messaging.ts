import { randomBytes } from 'node:crypto'
import type {
  CodeChannel,
  GatewayChoice,
  GatewaySettings,
  MessagePreview,
  MessageTemplates,
  SmtpDraft,
  TwilioDraft,
} from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { ConsoleError } from '../errors.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { savePolicyMessages } from '../policy/write.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { Keychain } from '../settings/organization-key.ts'
import { type CodeRoute, codeMinutes, sendChallenge } from './challenge.ts'
import type { CodeSender, SentChallenge } from './code-sender.ts'
import { makeCode } from './codes.ts'
import { openGatewaySettings } from './gateway-settings.ts'
import { openSendLimits } from './limits.ts'
import { readMailbox } from './mailbox.ts'
import { ownRoute } from './own-route.ts'
import { deliverToPractice, practicePush } from './practice.ts'
import type { PracticePhoneStore } from './practice-phone.ts'
import { beginPush } from './push-challenge.ts'
import type { PushChallenge, PushSender } from './push-sender.ts'
import { sendMail } from './smtp.ts'
import { defaultTemplates, findProblems, type MessageValues, mail, preview } from './templates.ts'
import { nothingWasSent } from './trouble.ts'
import { createTwilio, type TwilioGateway } from './twilio.ts'
import { twilioCodes } from './twilio-codes.ts'
import { twilioPush } from './twilio-push.ts'

export interface MessagingOptions {
  /** User data. */
  folder: string
  keychain: Keychain
  desk: GetDesk
  auditLog: AuditLog
  clock: () => Date
  random?: Random
  log: (line: string) => void
  phone: PracticePhoneStore
  /** For tests and measurements: where Twilio is, whom to trust besides the system, and how long to wait. */
  twilioBaseUrl?: string | undefined
  smtpCa?: string | undefined
  deadlineMs?: number | undefined
  uptime?: () => number
}

export interface Messaging {
  codes: CodeSender
  push: PushSender
  gateways(): GatewaySettings
  choose(choice: GatewayChoice): Promise<GatewaySettings>
  saveTwilio(draft: TwilioDraft): Promise<GatewaySettings>
  saveSmtp(draft: SmtpDraft): Promise<GatewaySettings>
  /** @returns the gateway's own words */
  sendTest(channel: CodeChannel, to: string): Promise<{ answer: string }>
  templates(): MessageTemplates
  preview(templates: MessageTemplates): MessagePreview
  saveTemplates(templates: MessageTemplates): Promise<MessageTemplates>
  /** The operator is gone: what was sent opens nothing any more. */
  ended(): void
}

/** What goes out to users: by which gateway, in whose words, how often. */
export function createMessaging(options: MessagingOptions): Messaging {
  const { desk, auditLog, clock, phone, log, random = randomBytes } = options
  const gateways = openGatewaySettings(options)
  const limits = openSendLimits(options)
  let open: { drop(): void }[] = []
  /** Kept with what it was made of, for its connections; another secret makes another. */
  let twilio: { madeOf: string; gateway: TwilioGateway } | null = null

  function twilioFor(channel: CodeChannel | 'push'): TwilioGateway {
    const access = gateways.twilio(channel)
    const madeOf = JSON.stringify(access)
    if (twilio?.madeOf !== madeOf) {
      const { twilioBaseUrl: baseUrl, deadlineMs } = options
      twilio = { madeOf, gateway: createTwilio({ access, baseUrl, deadlineMs }) }
    }
    return twilio.gateway
  }

  function remember<T extends SentChallenge | PushChallenge>(challenge: T): T {
    const drop = () => {
      open = open.filter((other) => other !== challenge)
      challenge.drop()
    }
    const remembered = { ...challenge, drop }
    open.push(challenge)
    return remembered
  }

  function valuesFor(at: Desk, name: string, code: string): MessageValues {
    return { code, organization: at.policy.organization.name, minutes: String(codeMinutes), name }
  }

  interface Wanted {
    at: Desk
    channel: CodeChannel
    target: string
    name: string
  }

  /** Carries one code by the gateway that was chosen. `answer`: what it said of the last message. */
  function routeFor({ at, channel, target, name }: Wanted): { route: CodeRoute; answer(): string } {
    const carrier = gateways.carrier(at.directory, channel)
    if (carrier === 'twilio') {
      const organization = at.policy.organization.name
      const route = twilioCodes({ twilio: twilioFor(channel), channel, target, organization, clock, log })
      return { route, answer: () => route.answer }
    }
    const templates = templatesOf(at)
    let answer = ''
    const deliver = async (code: string) => {
      const values = valuesFor(at, name, code)
      if (carrier === 'practice') {
        deliverToPractice(phone, { channel, target }, templates, values)
        answer = 'practice phone'
        return
      }
      const messageId = Buffer.from(random(16)).toString('hex')
      answer = await sendMail(
        { access: gateways.smtp(), ca: options.smtpCa, deadlineMs: options.deadlineMs },
        { ...mail(templates, values), to: target, organization: values.organization, messageId },
      )
    }
    return { route: ownRoute(carrier, random, deliver), answer: () => answer }
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
    codes: {
      async send({ desk: at, channel, target, userId, userName }) {
        const { route } = routeFor({ at, channel, target, name: userName })
        const send = { channel, target, userId, operatorDn: at.operator.dn }
        const { uptime } = options
        return remember(
          await sendChallenge({ route, send, limits, clock, random, log, ...(uptime && { uptime }) }),
        )
      },
    },
    push: {
      async begin({ desk: at, userId, account, device }) {
        const organization = at.policy.organization.name
        const route =
          gateways.carrier(at.directory, 'push') === 'practice'
            ? practicePush(phone, random, { account, organization })
            : twilioPush({ twilio: twilioFor('push'), userId, account, organization })
        const send = { userId, operatorDn: at.operator.dn }
        return remember(await beginPush({ route, device, send, limits, clock, random, log }))
      },
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
      const target = channel === 'email' ? readMailbox(to).address : await readNumber(to)
      const { route, answer } = routeFor({ at, channel, target, name: at.operator.name })
      const count = await limits.take({ channel, target, userId: null, operatorDn: at.operator.dn })
      try {
        await route.send()
      } catch (error) {
        if (nothingWasSent(error)) await count.giveBack()
        throw error
      } finally {
        route.forget()
      }
      return { answer: answer() }
    },
    templates: () => templatesOf(desk()),
    preview: (templates) => preview(templates, valuesFor(desk(), 'Priya Okafor', makeCode(random))),
    async saveTemplates(templates) {
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
      await savePolicyMessages({ desk: at, auditLog }, templates)
      return templates
    },
    ended() {
      for (const challenge of open) challenge.drop()
      open = []
    },
  }
}

const templatesOf = ({ policy }: Desk): MessageTemplates => policy.messages ?? defaultTemplates

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

/** For a test of a gateway: a number in international form. */
async function readNumber(typed: string): Promise<string> {
  const { default: parse } = await import('libphonenumber-js/max')
  const number = parse(typed)
  if (!number?.isValid()) throw new ConsoleError('bad-number', 'Not a number.', { problem: 'invalid' })
  return number.number
}
