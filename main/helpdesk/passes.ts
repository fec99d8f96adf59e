import type { IssuedPass, PassBounds, PassWish, UserCard } from '../../preload/contract.ts'
import type { AuditDetail } from '../audit-log/audit-log.ts'
import type { Entry } from '../directory/entry.ts'
import { firstNameOf } from '../directory/names.ts'
import type { StoredPassInfo } from '../directory/security-info-records.ts'
import { createEras } from '../eras.ts'
import { ConsoleError } from '../errors.ts'
import { hashPass, makePass, storedPass } from '../methods/access-pass.ts'
import type { Random } from '../methods/authenticator-app.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import type { UserDisplay } from './user-display.ts'
import { writeAndShow } from './write-and-show.ts'

export interface PassesOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  clock: () => Date
  random: Random
  display: Pick<UserDisplay, 'state' | 'show' | 'clear'>
}

/** A pass that is made and not yet written. */
export interface PreparedPass {
  change: { hash: string; info: StoredPassInfo }
  /** What the audit log says of it. */
  detail: AuditDetail
  /** Once it is written: shows the value where it is to be shown, the only time; to nobody if its operator is gone. */
  handOver(user: Entry): IssuedPass
}

export interface Passes {
  bounds(): PassBounds
  /** A new one replaces the one that is outstanding. @throws ConsoleError bad-arguments, with detail.problem */
  issue(argument: { dn: string; wish: PassWish; approvalId?: string }): Promise<{
    card: UserCard
    pass: IssuedPass
  }>
  /** @throws ConsoleError not-found: there is none */
  remove(argument: { dn: string; approvalId?: string }): Promise<UserCard>
  /** From when until when it would be good. @throws as `issue` */
  check(desk: Desk, wish: PassWish, approvalId?: string): StoredPassInfo
  /** @throws as `issue`, also where the user display is to show it and is closed */
  prepare(desk: Desk, wish: PassWish, approvalId?: string): Promise<PreparedPass>
  /** The operator is gone: what is under way is shown to nobody. */
  endAll(): void
}

const minuteMs = 60_000
const furthestStartMs = 30 * 24 * 60 * minuteMs
const cost = { ln: 15, r: 8, p: 1 }

/** Temporary access passes: time-limited codes with which users sign in to register again. */
export function createPasses({ desk: getDesk, writer, clock, random, display }: PassesOptions): Passes {
  const eras = createEras()

  function check(desk: Desk, wish: PassWish, approvalId?: string): StoredPassInfo {
    const { leastMinutes, mostMinutes, onceOnly } = desk.policy.verification.pass
    const { minutes, once } = wish
    if (!Number.isInteger(minutes) || minutes < leastMinutes || minutes > mostMinutes)
      throw refused('minutes', { least: leastMinutes, most: mostMinutes })
    const now = clock()
    const start = startOf(wish, now, approvalId !== undefined)
    return {
      startsAt: start.toISOString(),
      expiresAt: new Date(start.getTime() + minutes * minuteMs).toISOString(),
      once: once || onceOnly,
      issuedBy: desk.operator.dn,
      issuedByName: desk.operator.name,
      issuedAt: now.toISOString(),
    }
  }

  async function prepare(desk: Desk, wish: PassWish, approvalId?: string): Promise<PreparedPass> {
    const isOver = eras.begin()
    const info = check(desk, wish, approvalId)
    const onDisplay = wish.showOn === 'user-display'
    if (onDisplay && !display.state().open) throw refused('display-closed')
    const value = makePass(random, desk.policy.verification.pass.length)
    const { startsAt, expiresAt, once, issuedAt } = info
    const hash = await hashPass(value, { random, cost })
    return {
      change: { hash: storedPass({ hash, startsAt, expiresAt, usesLeft: once ? 1 : null }), info },
      detail: {
        ...{ minutes: wish.minutes, once: once ? 'yes' : 'no' },
        ...{ startsAt, expiresAt, passIssuedAt: issuedAt },
      },
      handOver(user) {
        // Closed meanwhile: the operator reads it out, rather than that nobody ever learns it.
        const isShown = onDisplay && display.state().open && !isOver()
        if (isShown)
          display.show(displayId(user), {
            ...{ kind: 'pass', firstName: firstNameOf(user), value },
            ...{ startsAt, expiresAt, once },
          })
        return { value: isShown || isOver() ? null : value, startsAt, expiresAt, once }
      },
    }
  }

  return {
    endAll: () => eras.end(),
    bounds: () => ({ ...getDesk().policy.verification.pass }),
    check,
    prepare,
    async issue({ dn, wish, approvalId }) {
      const desk = getDesk()
      requireTechnician(desk)
      const read = await readUserFor(desk, dn)
      const { change: pass, detail, handOver } = await prepare(desk, wish, approvalId)
      const card = await writeAndShow({ writer, clock }, desk, read, {
        change: { pass },
        action: 'issue-pass',
        detail,
        approvalId: approvalId ?? null,
      })
      return { card, pass: handOver(read.user) }
    },
    async remove({ dn, approvalId }) {
      const desk = getDesk()
      requireTechnician(desk)
      const read = await readUserFor(desk, dn)
      if (!read.user.has('securityInfoPassInfo'))
        throw new ConsoleError('not-found', 'The user has no pass any more.')
      const card = await writeAndShow({ writer, clock }, desk, read, {
        ...{ change: { pass: null }, action: 'delete-pass', detail: {} },
        approvalId: approvalId ?? null,
      })
      display.clear(displayId(read.user))
      return card
    },
  }
}

const displayId = ({ dn }: Entry): string => `pass of ${dn.toLowerCase()}`

/** While it waited for its approval, the start may have gone by: it is then good at once. */
function startOf({ startsAt }: PassWish, now: Date, waited: boolean): Date {
  if (startsAt === null) return now
  const start = new Date(startsAt)
  if (Number.isNaN(start.getTime())) throw refused('start-unreadable')
  if (start.getTime() - now.getTime() > furthestStartMs) throw refused('start-too-late')
  // Clocks show minutes: the one that is running is not over.
  if (!waited && now.getTime() - start.getTime() > minuteMs) throw refused('start-over')
  return start < now ? now : start
}

function refused(problem: string, detail: Record<string, number> = {}): ConsoleError {
  return new ConsoleError('bad-arguments', `Not a pass to issue: ${problem}`, { problem, ...detail })
}
