import type { CodeChannel } from '../../preload/contract.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { readPhoneNumber } from '../methods/phone-number.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { Written } from './fill.ts'
import type { SendLimits } from './limits.ts'
import { readMailbox } from './mailbox.ts'
import { createOwnPush, type OwnPush } from './own-push.ts'
import type { PushSender } from './push-sender.ts'
import type { Routes } from './routes.ts'
import { nothingWasSent } from './trouble.ts'

/** Whether the gateways work, tried out by an administrator on themselves. */
export interface GatewayTests {
  /** A code that opens nothing. @returns the gateway's own words */
  sendTest(channel: CodeChannel, to: string): Promise<{ answer: string }>
  /** What is written already: `to` is as it was typed. @returns the gateway's own words */
  sendAsTest(channel: CodeChannel, to: string, written: Written): Promise<{ answer: string }>
  ownPush: OwnPush
}

export interface GatewayTestsOptions {
  /** Throws where the operator may not try out gateways. */
  desk: GetDesk
  routes: Routes
  limits: SendLimits
  push: PushSender
  random: Random
}

export function createGatewayTests({
  desk,
  routes,
  limits,
  push,
  random,
}: GatewayTestsOptions): GatewayTests {
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

  return {
    async sendTest(channel, to) {
      const at = desk()
      const target = await readTarget(at, channel, to)
      const { route, answer } = routes.codes(at, { channel, target, name: at.operator.name })
      await counted(at, { channel, target }, () => route.send(false)).finally(route.forget)
      return { answer: answer() }
    },
    async sendAsTest(channel, to, written) {
      const at = desk()
      const target = await readTarget(at, channel, to)
      const id = Buffer.from(random(16)).toString('hex')
      return {
        answer: await counted(at, { channel, target }, () =>
          routes.message(at, { id, channel, target, written }),
        ),
      }
    },
    ownPush: createOwnPush({ desk, push }),
  }
}

/** @throws ConsoleError bad-address, bad-number */
async function readTarget({ policy }: Desk, channel: CodeChannel, typed: string): Promise<string> {
  if (channel === 'email') return readMailbox(typed).address
  const { first: country, countries } = policy.phone
  return (await readPhoneNumber({ kind: channel, country, number: typed, extension: null, countries })).target
}
