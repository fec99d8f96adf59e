import type { Approval } from '../../../preload/contract.ts'
import type { Filter } from '../../directory/filter.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { readUserFor } from '../read-user.ts'
import { type ApprovalDocument, isPast, type StoredApproval } from './approval-document.ts'
import { readManagers } from './approval-rules.ts'
import type { ApprovalStore } from './approval-store.ts'
import { newestFirst, toApproval } from './approval-view.ts'

export interface ApprovalList {
  /** `all`: as they lie there; `shown`: what the operator sees of it. */
  read(desk: Desk): Promise<{ all: StoredApproval[]; shown: Approval[] }>
  show(desk: Desk, document: ApprovalDocument): Promise<Approval>
  /** Another operator comes. */
  forget(): void
}

export interface ApprovalListOptions {
  store: ApprovalStore
  clock: () => Date
}

/** What an operator sees of everybody's approvals. Read every few seconds: who the people are is read once. */
export function createApprovalList({ store, clock }: ApprovalListOptions): ApprovalList {
  let managers: { of: string; dns: string[] } | null = null
  /** Whom the operator may know of, while their scope is what it was. */
  let known: { scope: Filter | null; users: Map<string, boolean> } = { scope: null, users: new Map() }

  async function managersOf(desk: Desk): Promise<string[]> {
    const { dn } = desk.operator
    if (managers?.of !== dn) managers = { of: dn, dns: (await readManagers(desk, dn)) ?? [] }
    return managers.dns
  }

  async function mayKnow(desk: Desk, { user }: ApprovalDocument): Promise<boolean> {
    const { scope } = desk
    if (scope === null) return true
    if (known.scope !== scope) known = { scope, users: new Map() }
    const { users } = known
    const seen = users.get(user.dn)
    if (seen !== undefined) return seen
    const may = await readUserFor(desk, user.dn).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ConsoleError && passedOver.has(error.code)) return false
        throw error
      },
    )
    users.set(user.dn, may)
    return may
  }

  async function show(desk: Desk, document: ApprovalDocument): Promise<Approval> {
    return toApproval(document, {
      operator: desk.operator,
      managers: await managersOf(desk),
      now: clock(),
    })
  }

  return {
    show,
    async read(desk) {
      const all = await store.list(desk)
      const shown: Approval[] = []
      for (const { document } of all.toSorted((a, b) => newestFirst(a.document, b.document))) {
        if (isPast(document, clock())) continue
        if (await mayKnow(desk, document)) shown.push(await show(desk, document))
      }
      return { all, shown }
    },
    forget() {
      managers = null
      known = { scope: null, users: new Map() }
    },
  }
}

const passedOver = new Set(['not-found', 'bad-arguments'])
