import { createHash } from 'node:crypto'
import type { Device, PushRoute } from './push-challenge.ts'
import type { TwilioCall, TwilioGateway } from './twilio.ts'
import { TwilioProblem } from './twilio-trouble.ts'

export interface TwilioPushOptions {
  twilio: TwilioGateway
  userId: string
  account: string
  organization: string
}

/**
 * Twilio Verify Push with the organization's own app, which registers itself with the token in the QR code
 * and compares the number that its user types with `number` in the challenge's hidden details.
 */
export function twilioPush({ twilio, userId, account, organization }: TwilioPushOptions): PushRoute {
  const identity = identityOf(userId)
  const message = `${organization}, ${account}: type the number that you are shown.`.slice(0, 256)
  const service = ({ verify }: TwilioCall) => verify.services(twilio.serviceSid)
  const entity = (call: TwilioCall) => service(call).entities(identity)
  let answer = ''

  async function call<T>(work: (call: TwilioCall) => Promise<T>): Promise<T> {
    return twilio.call(work).catch((error: unknown) => {
      throw twilio.explain(error)
    })
  }

  /** Devices that are registered and have proved to hold their key. */
  async function devices(): Promise<Device[]> {
    return twilio
      .call(async (at) => {
        const factors = await entity(at).factors.list({ limit: 50 })
        return factors
          .filter(({ factorType, status }) => factorType === 'push' && status === 'verified')
          .map(({ sid, friendlyName }) => ({ id: sid, name: friendlyName }))
      })
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
    async register(expiresAt) {
      const before = new Set((await devices()).map(({ id }) => id))
      const ttl = Math.min(300, Math.max(60, Math.round((expiresAt - Date.now()) / 1000)))
      const { token } = await call((at) =>
        service(at).accessTokens.create({
          identity,
          factorType: 'push',
          factorFriendlyName: account.slice(0, 64),
          ttl,
        }),
      )
      const asked = new URLSearchParams({ service: twilio.serviceSid, identity, token })
      return {
        uri: `security-info-push://register?${asked}`,
        async poll() {
          return (await devices()).find(({ id }) => !before.has(id)) ?? 'waiting'
        },
        withdraw: () => undefined,
      }
    },
    async ask(device, number, expiresAt) {
      answer = ''
      if (!/^YF[0-9a-f]{32}$/i.test(device)) return 'not-delivered'
      try {
        const { sid, status } = await twilio.call((at) =>
          entity(at).challenges.create({
            factorSid: device,
            expirationDate: new Date(expiresAt),
            'details.message': message,
            hiddenDetails: { number },
          }),
        )
        answer = `${status} ${sid}`
        return {
          async poll() {
            const { status } = await call((at) => entity(at).challenges(sid).fetch())
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
  }
}

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
