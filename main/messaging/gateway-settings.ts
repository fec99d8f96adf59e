import { join } from 'node:path'
import { z } from 'zod'
import type {
  DirectoryChoice,
  GatewayChannel,
  GatewayChoice,
  GatewaySettings,
  SmtpDraft,
  StartupNotice,
  TwilioDraft,
} from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'
import type { Keychain } from '../settings/organization-key.ts'
import { bad, checkSmtp, checkTwilio } from './gateway-draft.ts'
import type { SmtpAccess } from './smtp.ts'
import type { TwilioAccess } from './twilio.ts'

const choiceSchema = z.strictObject({
  text: z.enum(['practice', 'twilio']).nullable(),
  call: z.enum(['practice', 'twilio']).nullable(),
  email: z.enum(['practice', 'smtp', 'twilio']).nullable(),
  push: z.enum(['practice', 'twilio']).nullable(),
})
/** Base64 of what the keychain sealed. */
const sealed = z.string().nullable()
const fileSchema = z.strictObject({
  /** By directory: what carries one’s codes says nothing of another’s. The practice directory has none. */
  choices: z.record(z.string(), choiceSchema).default({}),
  twilio: z
    .strictObject({
      accountSid: z.string(),
      keySid: z.string(),
      serviceSid: z.string(),
      // Files of before notices have none.
      sender: z.string().nullable().default(null),
      secret: sealed,
    })
    .nullable()
    .default(null),
  smtp: z
    .strictObject({
      host: z.string(),
      port: z.number(),
      security: z.enum(['tls', 'starttls', 'none']),
      userName: z.string().nullable(),
      from: z.string(),
      dkim: z.strictObject({ domain: z.string(), selector: z.string(), privateKey: sealed }).nullable(),
      secret: sealed,
    })
    .nullable()
    .default(null),
})
type Stored = z.infer<typeof fileSchema>

export interface GatewayStore {
  readonly notice: StartupNotice | null
  /** At the practice directory nothing of the real gateways is read. */
  read(directory: DirectoryChoice): GatewaySettings
  choose(directory: DirectoryChoice, choice: GatewayChoice): Promise<void>
  /** @throws ConsoleError bad-settings (detail.field, detail.problem), no-keychain, storage-unwritable */
  saveTwilio(draft: TwilioDraft): Promise<void>
  /** @throws as saveTwilio */
  saveSmtp(draft: SmtpDraft): Promise<void>
  /** What carries this channel. @throws ConsoleError no-gateway */
  carrier<C extends GatewayChannel>(directory: DirectoryChoice, channel: C): NonNullable<GatewayChoice[C]>
  /** @throws ConsoleError no-gateway, no-keychain, bad-settings */
  twilio(channel: GatewayChannel): TwilioAccess
  /** @throws as twilio */
  smtp(): SmtpAccess
}

const none: GatewayChoice = { text: null, call: null, email: null, push: null }
/** Nothing practiced ever leaves the machine, whatever was chosen once. */
const practiced: GatewayChoice = { text: 'practice', call: 'practice', email: 'practice', push: 'practice' }

/** Which gateway carries what from this computer, in `gateways.json`; secrets are sealed by the keychain. */
export function openGatewaySettings(options: {
  folder: string
  keychain: Keychain
  clock: () => Date
}): GatewayStore {
  const { keychain } = options
  const path = join(options.folder, 'gateways.json')
  const file = readJsonFile(path, fileSchema, options.clock())
  let stored: Stored = file.state === 'read' ? file.value : fileSchema.parse({})

  async function store(change: Partial<Stored>): Promise<void> {
    const next = { ...stored, ...change }
    await writeJsonFile(path, next)
    stored = next
  }

  const choiceAt = ({ id, practice }: DirectoryChoice): GatewayChoice =>
    practice ? practiced : (stored.choices[id] ?? none)

  function seal(secret: string): string {
    requireKeychain()
    return keychain.encrypt(secret).toString('base64')
  }

  function unseal(data: string | null, field: string): string | null {
    if (data === null) return null
    requireKeychain()
    try {
      return keychain.decrypt(Buffer.from(data, 'base64'))
    } catch {
      throw bad(field, 'unreadable')
    }
  }

  function requireKeychain(): void {
    if (keychain.available()) return
    throw new ConsoleError('no-keychain', 'The operating system offers no keychain to keep the secret in.')
  }

  return {
    notice: file.state === 'set-aside' ? { kind: 'settings-reset', kept: file.kept } : null,
    read(directory) {
      const choice = choiceAt(directory)
      if (directory.practice) return { choice, twilio: null, smtp: null }
      const { twilio, smtp } = stored
      return {
        choice,
        twilio: twilio && { ...twilio, secret: twilio.secret !== null },
        smtp: smtp && {
          ...smtp,
          dkim: smtp.dkim && { domain: smtp.dkim.domain, selector: smtp.dkim.selector },
          secret: smtp.secret !== null,
        },
      }
    },
    async choose(directory, choice) {
      await store({ choices: { ...stored.choices, [directory.id]: choice } })
    },
    async saveTwilio(draft) {
      const { accountSid, keySid, serviceSid, sender } = checkTwilio(draft)
      const { twilio } = stored
      // A secret belongs to its key: it is not sent along with another.
      const kept = twilio?.keySid === keySid && twilio.accountSid === accountSid ? twilio.secret : null
      const secret = draft.secret === null ? kept : seal(draft.secret)
      await store({ twilio: { accountSid, keySid, serviceSid, sender, secret } })
    },
    async saveSmtp(draft) {
      const { host, port, security, userName, from, dkim } = checkSmtp(draft)
      const { smtp } = stored
      // Nor is a password to another server than the one that it was given for.
      const same = smtp?.host === host && smtp.userName === userName
      const secret = draft.secret === null ? (same ? smtp.secret : null) : seal(draft.secret)
      const keptKey = smtp?.dkim?.domain === dkim?.domain ? (smtp?.dkim?.privateKey ?? null) : null
      await store({
        smtp: {
          host,
          port,
          security,
          userName,
          from,
          dkim: dkim && {
            domain: dkim.domain,
            selector: dkim.selector,
            privateKey: dkim.privateKey === null ? keptKey : seal(dkim.privateKey),
          },
          secret: userName === null ? null : secret,
        },
      })
    },
    carrier(directory, channel) {
      const carrier = choiceAt(directory)[channel]
      if (carrier === null) throw noGateway(channel)
      return carrier
    },
    twilio(channel) {
      const { twilio } = stored
      const secret = twilio && unseal(twilio.secret, 'twilio')
      if (!twilio || secret === null) throw noGateway(channel)
      return { ...twilio, secret }
    },
    smtp() {
      const { smtp } = stored
      if (!smtp) throw noGateway('email')
      const { host, port, security, userName, from, dkim } = smtp
      const pass = unseal(smtp.secret, 'smtp')
      const privateKey = dkim && unseal(dkim.privateKey, 'dkim')
      return {
        host,
        port,
        security,
        from,
        auth: userName !== null && pass !== null ? { user: userName, pass } : null,
        dkim: dkim && privateKey ? { domainName: dkim.domain, keySelector: dkim.selector, privateKey } : null,
      }
    },
  }
}

function noGateway(channel: GatewayChannel): ConsoleError {
  return new ConsoleError('no-gateway', `No gateway carries ${channel}.`, { channel })
}
