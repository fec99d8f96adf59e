import type { ErrorCode, GatewayKind } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { oneLine } from '../text.ts'

/** Failures after which it is certain that no message went out. */
const refusals: readonly ErrorCode[] = [
  'no-gateway',
  'no-keychain',
  'bad-settings',
  'bad-number',
  'bad-address',
  'gateway-credentials',
  'gateway-refused',
  'gateway-busy',
  'number-blocked',
  'send-limit',
]

export interface Trouble {
  gateway: GatewayKind
  /** The gateway's own words. */
  answer: string
  /** Whether a message may be on its way all the same. */
  sent: 'no' | 'unknown'
  problem?: string
}

type GatewayCode = Extract<ErrorCode, `gateway-${string}` | 'number-blocked'>

export function trouble(code: GatewayCode, { gateway, answer, sent, problem }: Trouble): ConsoleError {
  const words = shortLine(answer)
  return new ConsoleError(code, `${gateway}: ${words}`, {
    gateway,
    answer: words,
    sent,
    ...(problem !== undefined && { problem }),
  })
}

export function nothingWasSent(error: unknown): boolean {
  if (!(error instanceof ConsoleError)) return false
  return error.detail?.sent === 'no' || (refusals.includes(error.code) && error.detail?.sent === undefined)
}

/** What a gateway says may hold anything, and is shown and logged. */
const shortLine = (text: string): string => oneLine(text).slice(0, 300)

/** Why something did not go out, on one line: in the gateway's words where it has any, else a problem or code. */
export function wordsOfTrouble(error: unknown): string {
  if (!(error instanceof ConsoleError)) return 'internal'
  const { answer, problem } = error.detail ?? {}
  if (typeof answer === 'string' && answer !== '') return shortLine(answer)
  return typeof problem === 'string' ? problem : error.code
}

/** Takes secrets out of a gateway's words, in case it repeats what it was sent: the longest first, as it may hold another. */
export function without(secrets: readonly string[], text: string): string {
  return secrets
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
}
