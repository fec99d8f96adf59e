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

/**
 * How one gateway registers a device and asks it. Times are milliseconds since 1970, but `clickedAt`, which is by
 * `performance.now()`: all that one call of the operator's does has one deadline.
 */
export interface PushRoute {
  register(
    expiresAt: number,
    clickedAt: number,
  ): Promise<{
    /** What the device scans. */
    uri: string
    poll(clickedAt: number): Promise<Device | 'waiting' | 'denied' | 'expired'>
    withdraw(): void
  }>
  ask(device: string, number: string, expiresAt: number, clickedAt: number): Promise<Asked | 'not-delivered'>
  /** Takes a device out of the gateway; it is no failure if there is none. */
  remove(device: string): Promise<void>
  /** What the gateway said of the last prompt. */
  readonly answer: string
}

export interface Asked {
  poll(clickedAt: number): Promise<'waiting' | 'approved' | 'denied' | 'expired' | 'not-delivered'>
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
  const { route, limits, clock, random, log } = options
  let device: Device | null = options.device === null ? null : { id: options.device, name: '' }
  let waiting: Waiting | null = null
  let over: Exclude<PushState['stage'], `waiting-${string}`> | null = null
  let dropped = false
  let givenUp = false
  /** When it came to be as it is. */
  let since = clock()
  let asking: Promise<PushState> | null = null
  const inTurn = createTurn()

  async function start(clickedAt: number): Promise<void> {
    if (device) await askDevice(device.id, clickedAt)
    else await askToRegister(clickedAt)
  }

  async function askToRegister(clickedAt: number): Promise<void> {
    const time = startStopwatch(registrationMs, options)
    const { uri, poll, withdraw } = await route.register(time.endsAt().getTime(), clickedAt)
    waitFor({ for: 'device', poll, withdraw, time, registration: { uri, qrSvg: await qrSvg(uri) } })
  }

  async function askDevice(id: string, clickedAt: number): Promise<void> {
    const count = await limits.take({ ...options.send, channel: 'push', target: id })
    const time = startStopwatch(approvalMs, options)
    const number = twoDigits(random)
    const asked = await route
      .ask(id, number, time.endsAt().getTime(), clickedAt)
      .catch(async (error: unknown) => {
        if (nothingWasSent(error)) await count.giveBack().catch(logLimits)
        throw error
      })
    if (asked === 'not-delivered') {
      await count.giveBack().catch(logLimits)
      end('not-delivered')
      return
    }
    waitFor({
      for: 'approval',
      withdraw: asked.withdraw,
      time,
      number,
      async poll(at) {
        const answer = await asked.poll(at)
        // Only who approves has shown that the prompts are wanted: one that was denied counts on. It did arrive, though.
        if (answer === 'approved') await count.settle().catch(logLimits)
        if (answer === 'denied') await count.refused().catch(logLimits)
        return answer
      },
    })
  }

  function logLimits(error: Error): void {
    log(`message limits: ${error.message}`)
  }

  function waitFor(next: Waiting): void {
    waiting?.withdraw()
    waiting = next
    over = null
    since = clock()
    // Given up while it was on its way.
    if (dropped) end('expired')
  }

  function end(stage: NonNullable<typeof over>): void {
    waiting?.withdraw()
    waiting = null
    over = stage
    since = clock()
  }

  async function look(clickedAt: number): Promise<void> {
    if (!waiting || dropped) return
    const { time } = waiting
    const answer = await waiting.poll(clickedAt).catch((error: unknown) => passing(error))
    if (typeof answer === 'object') {
      waiting = null
      device = answer
      if (givenUp) takeOut()
      if (!dropped) await start(clickedAt).catch(undelivered)
    } else if (dropped) return
    else if (answer !== 'waiting') end(answer)
    else if (time.isOver()) end('expired')
  }

  function undelivered(error: unknown): never {
    end('not-delivered')
    throw error
  }

  /** A gateway that can't be reached just now is asked again in a second: the prompt is out all the same. */
  function passing(error: unknown): 'waiting' {
    const passes =
      error instanceof ConsoleError && ['gateway-unreachable', 'gateway-busy'].includes(error.code)
    if (!passes) throw error
    log(`push: ${error.message}`)
    return 'waiting'
  }

  async function again(whileWaiting: boolean): Promise<PushState> {
    const clickedAt = performance.now()
    await look(clickedAt)
    const isOver = over === 'approved' || dropped || (whileWaiting && !waiting)
    if (!isOver && !isTooSoon()) await start(clickedAt)
    return state()
  }

  /** A click too many right after a prompt. */
  const isTooSoon = (): boolean =>
    waiting?.for === 'approval' && device !== null && outlook(device).nextAt > clock()

  const outlook = ({ id }: Device) => limits.outlook({ channel: 'push', target: id })

  function state(): PushState {
    const expiresAt = (waiting?.time.endsAt() ?? clock()).toISOString()
    const shown = { expiresAt, againAt: againAt(), number: null, registration: null }
    if (waiting?.for === 'device')
      return { ...shown, stage: 'waiting-for-device', registration: waiting.registration }
    if (waiting) return { ...shown, stage: 'waiting-for-approval', number: waiting.number }
    return { ...shown, stage: over ?? 'expired' }
  }

  function againAt(): string | null {
    if (over === 'approved' || dropped) return null
    const now = clock()
    // Nothing goes out to register.
    const { left, nextAt } = device ? outlook(device) : { left: 1, nextAt: now }
    if (left === 0) return null
    // One that stays from one look to the next: a countdown follows it.
    const at = nextAt > now ? nextAt : since
    return (at < now ? at : nextAt).toISOString()
  }

  /** In the background: nobody waits for what is given up. */
  function takeOut(): void {
    if (options.device !== null || !device) return
    route.remove(device.id).catch((error: Error) => log(`push: a device was not taken out: ${error.message}`))
  }

  function drop(): void {
    dropped = true
    if (waiting) end('expired')
  }

  await start(performance.now())

  return {
    state: () =>
      inTurn(async () => {
        await look(performance.now())
        return state()
      }),
    again(whileWaiting) {
      // A second click while the first is on its way is the same click.
      asking ??= inTurn(() => again(whileWaiting !== undefined)).finally(() => {
        asking = null
      })
      return asking
    },
    device: () => device,
    answer: () => route.answer,
    drop,
    giveUp() {
      drop()
      if (givenUp) return
      givenUp = true
      takeOut()
    },
  }
}

/** 10 to 99: a zero in front is easily left out when it is typed. */
const twoDigits = (random: Random): string => String(10 + (Buffer.from(random(4)).readUInt32BE() % 90))
