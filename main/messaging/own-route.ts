import type { GatewayKind } from '../../preload/contract.ts'
import type { Random } from '../methods/authenticator-app.ts'
import type { CodeRoute } from './challenge.ts'
import { createOwnCodes } from './codes.ts'
import { nothingWasSent } from './trouble.ts'

/** Codes of our own, by a gateway that only carries words. */
export function ownRoute(
  via: GatewayKind,
  random: Random,
  deliver: (code: string) => Promise<unknown>,
): CodeRoute {
  const codes = createOwnCodes(random)
  return {
    via,
    async send() {
      const code = codes.next()
      try {
        await deliver(code)
      } catch (error) {
        // What the user has got is still the code before.
        if (nothingWasSent(error)) codes.undo()
        throw error
      }
      return { fresh: true }
    },
    judge: async (digits) => codes.judge(digits),
    forget: codes.forget,
  }
}
