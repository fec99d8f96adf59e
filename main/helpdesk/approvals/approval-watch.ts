import { isDeepStrictEqual } from 'node:util'
import type { Approval } from '../../../preload/contract.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { createTurn } from '../../turns.ts'
import type { ApprovalCarrier } from './approval-carrier.ts'
import type { ApprovalEnder } from './approval-end.ts'
import type { ApprovalList } from './approval-list.ts'

export interface ApprovalWatch {
  start(): void
  stop(): void
  /** What the timer does. Never throws. */
  look(): Promise<void>
  /** The list as it is after a call of this console's own. Never throws. */
  tell(desk: Desk): Promise<void>
  forget(): void
}

export interface ApprovalWatchOptions {
  desk: GetDesk
  list: ApprovalList
  carrier: ApprovalCarrier
  endVoid: ApprovalEnder['endVoid']
  changed: (list: Approval[]) => void
  log: (line: string) => void
}

const everyMs = 3_000

/** Looks every few seconds at what lies in the directory, and does what follows from it. */
export function createApprovalWatch({
  desk: getDesk,
  list,
  carrier,
  endVoid,
  changed,
  log,
}: ApprovalWatchOptions): ApprovalWatch {
  let timer: ReturnType<typeof setInterval> | null = null
  let looking: Promise<void> | null = null
  let told: { list: Approval[] | null } = { list: null }

  // In turn, so that no older list is told after a newer one.
  const inTurn = createTurn()

  const read = (desk: Desk) =>
    inTurn(async () => {
      const mine = told
      const { all, shown } = await list.read(desk)
      // What one operator may see is not told to the next.
      if (mine === told && !isDeepStrictEqual(shown, told.list)) {
        told.list = shown
        changed(shown)
      }
      return all
    })

  async function lookOnce(): Promise<void> {
    const desk = getDesk()
    let all = await read(desk)
    if (await carrier.carryOut(desk, all)) all = await read(desk)
    if (await endVoid(desk, all)) all = await read(desk)
    await carrier.clearAway(desk, all)
  }

  /** Who is signed out, locked or cut off sees nothing for a while, and is told so elsewhere. */
  const quietly = (error: unknown): void => {
    if (!(error instanceof ConsoleError)) log(`approvals: ${(error as Error).message}`)
  }

  const watch: ApprovalWatch = {
    start() {
      timer ??= setInterval(() => void watch.look(), everyMs)
      timer.unref()
    },
    stop() {
      if (timer) clearInterval(timer)
      timer = null
    },
    look() {
      looking ??= lookOnce()
        .catch(quietly)
        .finally(() => {
          looking = null
        })
      return looking
    },
    tell: (desk) => read(desk).then(() => undefined, quietly),
    forget() {
      told = { list: null }
    },
  }
  return watch
}
