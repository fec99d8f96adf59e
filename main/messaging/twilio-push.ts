import { createHash } from 'node:crypto'
import type { Device, PushRoute } from './push-challenge.ts'
import type { TwilioCall, TwilioGateway } from './twilio.ts'
import { TwilioProblem } from './twilio-trouble.ts'

export interface TwilioPushOptions {
  twilio: TwilioGateway
  userId: string
  account: string
  organization: string
  /** Devices that the directory holds for this user by then. */
  held: () => Promise<readonly string[]>
  registrations: UnansweredRegistrations
}

/**
 * By service and identity: the devices that were there before a registration that none has answered yet. Its token
 * outlives a wizard that is left, so that a device may still come: the next wizard is to find it.
 */
export type UnansweredRegistrations = Map<string, ReadonlySet<string>>

/**
 * Twilio Verify Push with the organization's own app, which registers itself with the token in the QR code
 * and compares the number that its user types with `number` in the challenge's hidden details.
 */
export function twilioPush(options: TwilioPushOptions): PushRoute {
  const { twilio, account, organization, held, registrations } = options
  const identity = identityOf(options.userId)
  const whose = `${twilio.serviceSid} ${identity}`
  const message = `${organization}, ${account}: type the number that you are shown.`.slice(0, 256)
  const service = ({ verify }: TwilioCall) => verify.services(twilio.serviceSid)
  const entity = (call: TwilioCall) => service(call).entities(identity)
  let answer = ''

  async function call<T>(work: (call: TwilioCall) => Promise<T>, clickedAt: number): Promise<T> {
    return twilio.call(work, clickedAt).catch((error: unknown) => {
      throw twilio.explain(error)
    })
  }

  /** Devices that are registered and have proved to hold their key. */
  async function devices(clickedAt: number): Promise<Device[]> {
    return twilio
      .call(async (at) => {
        const factors = await entity(at).factors.list({ limit: 50 })
        return factors
          .filter(({ factorType, status }) => factorType === 'push' && status === 'verified')
          .map(({ sid, friendlyName }) => ({ id: sid, name: friendlyName }))
      }, clickedAt)
      .catch((error: unknown) => {
        // Nobody of this identity has registered anything yet.
        if (isGone(error)) return []
        throw twilio.explain(error)
      })
  }

  return {
    get answer() {
      return answer
    },
    async register(expiresAt, clickedAt) {
      const there = registrations.get(whose) ?? (await devices(clickedAt)).map(({ id }) => id)
      const before = new Set([...there, ...(await held())])
      const ttl = Math.min(300, Math.max(60, Math.round((expiresAt - Date.now()) / 1000)))
      const { token } = await call(
        (at) =>
          service(at).accessTokens.create({
            identity,
            factorType: 'push',
            factorFriendlyName: account.slice(0, 64),
            ttl,
          }),
        clickedAt,
      )
      registrations.set(whose, before)
      const asked = new URLSearchParams({ service: twilio.serviceSid, identity, token })
      return {
        uri: `security-info-push://register?${asked}`,
        async poll(clickedAt) {
          const device = (await devices(clickedAt)).find(({ id }) => !before.has(id))
          if (device) registrations.delete(whose)
          return device ?? 'waiting'
        },
        withdraw: () => undefined,
      }
    },
    async ask(device, number, expiresAt, clickedAt) {
      answer = ''
      if (!isFactor(device)) return 'not-delivered'
      try {
        const { sid, status } = await twilio.call(
          (at) =>
            entity(at).challenges.create({
              factorSid: device,
              expirationDate: new Date(expiresAt),
              'details.message': message,
              hiddenDetails: { number },
            }),
          clickedAt,
        )
        answer = `${status} ${sid}`
        return {
          async poll(clickedAt) {
            const { status } = await call((at) => entity(at).challenges(sid).fetch(), clickedAt)
            answer = `${status} ${sid}`
            return status === 'pending' ? 'waiting' : status
          },
          // Verify Push has no way to take a challenge back; it expires.
          withdraw: () => undefined,
        }
      } catch (error) {
        // The app was removed from the device, or it was never registered here.
        const told = twilio.explain(error)
        if (!isGone(error)) throw told
        answer = String(told.detail?.answer ?? '')
        return 'not-delivered'
      }
    },
    async remove(device) {
      // Another wizard may have found the same one, and written it.
      if (!isFactor(device) || (await held()).includes(device)) return
      await twilio
        .call((at) => entity(at).factors(device).remove())
        .catch((error: unknown) => {
          if (!isGone(error)) throw twilio.explain(error)
        })
    },
  }
}

/** What was registered at another gateway is none. */
const isFactor = (device: string): boolean => /^YF[0-9a-f]{32}$/i.test(device)

const gone = [20404, 60315, 60318, 60319, 60304]

function isGone(error: unknown): boolean {
  const code = error instanceof TwilioProblem ? error.refusal?.code : null
  return code != null && gone.includes(code)
}

/** Twilio wants 8 to 64 letters, digits and hyphens, as an entryUUID is; everything else is hashed. */
function identityOf(userId: string): string {
  if (/^[a-z0-9-]{8,64}$/i.test(userId)) return userId
  return createHash('sha256').update(userId).digest('hex')
}
