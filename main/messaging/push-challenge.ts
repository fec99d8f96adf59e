import type { PushState } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { qrSvg, type Random } from '../methods/authenticator-app.ts'
import { createTurn } from '../turns.ts'
import type { Send, SendLimits } from './limits.ts'
import type { PushChallenge } from './push-sender.ts'
import { type Clocks, type Stopwatch, startStopwatch } from './stopwatch.ts'
import { nothingWasSent } from './trouble.ts'

export interface Device {
  id: string
  name: string
}

/** How one gateway registers a device and asks it. Times are milliseconds since 1970. */
export interface PushRoute {
  register(expiresAt: number): Promise<{
    /** What the device scans. */
    uri: string
    poll(): Promise<Device | 'waiting' | 'denied' | 'expired'>
    withdraw(): void
  }>
  ask(device: string, number: string, expiresAt: number): Promise<Asked | 'not-delivered'>
  /** What the gateway said of the last prompt. */
  readonly answer: string
}

export interface Asked {
  poll(): Promise<'waiting' | 'approved' | 'denied' | 'expired' | 'not-delivered'>
  withdraw(): void
}

/** As long as Twilio's token for a registration can live at most. */
const registrationMs = 300_000
const approvalMs = 120_000

export interface PushChallengeOptions extends Clocks {
  route: PushRoute
  /** Null: registers one first. */
  device: string | null
  /** Without the device, which may not be known yet. */
  send: Omit<Send, 'channel' | 'target'>
  limits: SendLimits
  random: Random
  log: (line: string) => void
}

type Waiting = { withdraw(): void; time: Stopwatch } & (
  | {
      for: 'device'
      poll: Awaited<ReturnType<PushRoute['register']>>['poll']
      registration: { uri: string; qrSvg: string }
    }
  | { for: 'approval'; poll: Asked['poll']; number: string }
)

/** A device registers, if there is none yet; then it is asked, and its user types the number that is shown. */
export async function beginPush(options: PushChallengeOptions): Promise<PushChallenge> {
  const { route, limits, clock, random } = options
  let device: Device | null = options.device === null ? null : { id: options.device, name: '' }
  let waiting: Waiting | null = null
  let over: Exclude<PushState['stage'], `waiting-${string}`> | null = null
  let dropped = false
  const inTurn = createTurn()

  async function start(): Promise<void> {
    over = null
    if (device) await askDevice(device.id)
    else await askToRegister()
  }

  async function askToRegister(): Promise<void> {
    const time = startStopwatch(registrationMs, options)
    const { uri, poll, withdraw } = await route.register(time.endsAt().getTime())
    waiting = { for: 'device', poll, withdraw, time, registration: { uri, qrSvg: await qrSvg(uri) } }
  }

  async function askDevice(id: string): Promise<void> {
    const count = await limits.take({ ...options.send, channel: 'push', target: id })
    const time = startStopwatch(approvalMs, options)
    const number = twoDigits(random)
    const asked = await route.ask(id, number, time.endsAt().getTime()).catch(async (error: unknown) => {
      if (nothingWasSent(error)) await count.giveBack()
      throw error
    })
    if (asked === 'not-delivered') {
      await count.giveBack()
      end('not-delivered')
      return
    }
    waiting = {
      for: 'approval',
      withdraw: asked.withdraw,
      time,
      number,
      async poll() {
        const answer = await asked.poll()
        // Whoever answered has got it: the next prompt need not wait.
        if (answer === 'approved' || answer === 'denied') await count.settle()
        return answer
      },
    }
  }

  function end(stage: NonNullable<typeof over>): void {
    waiting?.withdraw()
    waiting = null
    over = stage
  }

  async function look(): Promise<void> {
    if (!waiting || dropped) return
    const { time } = waiting
    const answer = await waiting.poll().catch((error: unknown) => passing(error))
    if (typeof answer === 'object') {
      waiting = null
      device = answer
      await start()
    } else if (answer !== 'waiting') end(answer)
    else if (time.isOver()) end('expired')
  }

  /** A gateway that can't be reached just now is asked again in a second: the prompt is out all the same. */
  function passing(error: unknown): 'waiting' {
    const passes =
      error instanceof ConsoleError && ['gateway-unreachable', 'gateway-busy'].includes(error.code)
    if (!passes) throw error
    options.log(`push: ${error.message}`)
    return 'waiting'
  }

  function state(): PushState {
    const expiresAt = (waiting?.time.endsAt() ?? clock()).toISOString()
    if (waiting?.for === 'device')
      return { stage: 'waiting-for-device', number: null, expiresAt, registration: waiting.registration }
    if (waiting)
      return { stage: 'waiting-for-approval', number: waiting.number, expiresAt, registration: null }
    return { stage: over ?? 'expired', number: null, expiresAt, registration: null }
  }

  await start()

  return {
    state: () =>
      inTurn(async () => {
        await look()
        return state()
      }),
    again: () =>
      inTurn(async () => {
        await look()
        // Asked for twice, or answered in the meantime: it goes on as it is.
        if (waiting || over === 'approved' || dropped) return state()
        await start()
        return state()
      }),
    device: () => device,
    answer: () => route.answer,
    drop() {
      dropped = true
      if (waiting) end('expired')
    },
  }
}

/** 10 to 99: a zero in front is easily left out when it is typed. */
const twoDigits = (random: Random): string => String(10 + (Buffer.from(random(4)).readUInt32BE() % 90))
