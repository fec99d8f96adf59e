import type { TestResult, UserCard } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import type { Checked } from '../methods/trial.ts'
import type { Desk } from '../session/desk.ts'
import { type SecurityInfoWriter, withChanges } from './change.ts'
import { readUserFor } from './read-user.ts'
import { toCard } from './user-card.ts'

type Ended = Exclude<Checked, { result: 'again' }>

interface Tested {
  dn: string
  methodId: string
  /** As they were read when the test began. */
  user: Entry
  /** Asked for their word on somebody else: nothing of them is shown. */
  isManager: boolean
}

/**
 * Writes on the method how its test ended. Somebody else's change in between is no reason to lose the result: it is
 * written on what they left. Only a code that another console has accepted meanwhile is none any more.
 */
export async function storeResult(
  options: { writer: SecurityInfoWriter; clock: () => Date },
  desk: Desk,
  tested: Tested,
  ended: Ended,
): Promise<TestResult> {
  const { writer, clock } = options
  const { dn, methodId } = tested
  const context = { policy: desk.policy, operator: desk.operator, now: clock() }
  for (let attempt = 1; ; attempt += 1) {
    const read = await readUserFor(desk, dn).catch(passOver)
    const user = read?.user ?? tested.user
    const manager = read?.manager ?? null
    const cardOf = async (entry: Entry) =>
      tested.isManager ? null : toCard({ user: entry, manager }, context)
    const unrecorded = async (): Promise<TestResult> => told(ended, false, await cardOf(user))
    const method = parseSecurityInfo(user).methods.find(({ id }) => id === methodId)
    if (!read || !method) return unrecorded()
    if (isUsedUp(ended, method))
      return storeResult(options, desk, tested, { result: 'failed', problem: { why: 'used' } })
    const { type, label } = method
    const { result } = ended
    const why = ended.result === 'failed' && ended.problem?.why === 'not-arrived' ? 'not-arrived' : null
    const update: StoredMethod = {
      ...method,
      ...(ended.result === 'passed' && ended.step !== undefined && { step: ended.step }),
      lastTest: {
        ...{ at: context.now.toISOString(), result, by: desk.operator.dn },
        ...(why && { why }),
      },
    }
    try {
      const changes = await writer.write(desk, {
        entry: user,
        change: { update: [update] },
        action: 'test-method',
        detail: { type, label, methodId, result, ...(why && { problem: why }) },
      })
      return told(ended, true, await cardOf(withChanges(user, changes)))
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
      if (error.code !== 'changed-elsewhere' || attempt === 3) return unrecorded()
    }
  }
}

function told(ended: Ended, recorded: boolean, card: UserCard | null): TestResult {
  return ended.result === 'passed'
    ? { outcome: 'passed', recorded, card }
    : { outcome: 'failed', problem: ended.problem, recorded, card }
}

/** RFC 6238, 5.2: no code passes twice, at two consoles neither. */
function isUsedUp(ended: Ended, { step }: StoredMethod): boolean {
  return ended.result === 'passed' && ended.step !== undefined && step !== undefined && step >= ended.step
}

/** Nothing can be stored then; what happened is told all the same. */
function passOver(error: unknown): null {
  if (error instanceof ConsoleError) return null
  throw error
}
