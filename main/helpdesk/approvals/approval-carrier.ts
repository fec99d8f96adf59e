import type { Approval, IssuedPass } from '../../../preload/contract.ts'
import { sameDn } from '../../directory/dn.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import {
  type ApprovalDocument,
  handsOutPass,
  isOpen,
  isPast,
  type StoredApproval,
  stateOf,
} from './approval-document.ts'
import type { ApprovalEnder } from './approval-end.ts'
import type { ApprovalStore } from './approval-store.ts'

/** Does what was approved, by the same services as ever, which check everything again. */
export type CarryOut = (desk: Desk, approval: Approval) => Promise<{ pass: IssuedPass | null }>

export interface ApprovalCarrier {
  /** What this operator asked for and may have now, one after the other. @returns whether there was any */
  carryOut(desk: Desk, all: readonly StoredApproval[]): Promise<boolean>
  /** What hands out a pass is carried out when its operator says so. @throws what the call throws; not-found */
  handOut(desk: Desk, id: string): Promise<IssuedPass>
  /** Takes away what this operator asked for and nobody looks at any more, a few at a time. */
  clearAway(desk: Desk, all: readonly StoredApproval[]): Promise<void>
}

export interface ApprovalCarrierOptions {
  store: ApprovalStore
  end: ApprovalEnder['end']
  clock: () => Date
  carryOut: CarryOut
  show: (desk: Desk, document: ApprovalDocument) => Promise<Approval>
  log: (line: string) => void
}

const mostCleared = 3

/** They say nothing of what was approved: it is tried again, as long as the approval holds. */
const passing = new Set<string>([
  'directory-lost',
  'directory-timeout',
  'directory-busy',
  'directory-unavailable',
  'outcome-unknown',
  'hold-not-over',
  'locked',
  'not-signed-in',
  'audit-log-unwritable',
])

/** The console that asked does what was approved. Whatever there is to know of it is in the directory. */
export function createApprovalCarrier(options: ApprovalCarrierOptions): ApprovalCarrier {
  const { store, end, clock, log } = options
  const underWay = new Set<string>()

  async function carryOutOne(desk: Desk, { document }: StoredApproval): Promise<IssuedPass | null> {
    const { id } = document
    underWay.add(id)
    try {
      const { pass } = await options.carryOut(desk, await options.show(desk, document))
      // A write has used it up. Without one there was nothing left to do, and never will be.
      await end(desk, id, 'nothing-to-do')
      return pass
    } catch (error) {
      const why = whyOf(error)
      log(`approval ${id} could not be carried out: ${why}`)
      if (!isPassing(error)) await end(desk, id, why)
      throw error
    } finally {
      underWay.delete(id)
    }
  }

  const own = ({ operator }: Desk, all: readonly StoredApproval[]): StoredApproval[] =>
    operator.roles.includes('technician')
      ? all.filter(({ document }) => sameDn(document.requester.dn, operator.dn))
      : []

  return {
    async carryOut(desk, all) {
      const ready = own(desk, all).filter(
        ({ document }) =>
          stateOf(document, clock()) === 'approved' &&
          // The wizard is the operator's to go through, and a pass is theirs to show.
          document.call.call !== 'add-method' &&
          !handsOutPass(document) &&
          !underWay.has(document.id),
      )
      for (const stored of ready) await carryOutOne(desk, stored).catch(() => null)
      return ready.length > 0
    },
    async handOut(desk, id) {
      const [stored] = own(desk, [await store.read(desk, id)])
      const isReady =
        stored && handsOutPass(stored.document) && isOpen(stored.document, clock()) && !underWay.has(id)
      const pass = isReady && (await carryOutOne(desk, stored))
      if (pass) return pass
      throw new ConsoleError('not-found', 'There is no pass to show for this approval.', { id })
    },
    async clearAway(desk, all) {
      const past = own(desk, all).filter(({ document }) => isPast(document, clock()))
      for (const stored of past.slice(0, mostCleared)) await store.remove(desk, stored)
    },
  }
}

/** A display that was closed is opened again: nothing was wrong with what was approved. */
const isPassing = (error: unknown): boolean =>
  error instanceof ConsoleError && (passing.has(error.code) || error.detail?.['problem'] === 'display-closed')

/** As the approval keeps it: what refused it, or an error's code. */
function whyOf(error: unknown): string {
  if (!(error instanceof ConsoleError)) return 'internal'
  return error.code === 'approval-refused' ? String(error.detail?.['why'] ?? error.code) : error.code
}
