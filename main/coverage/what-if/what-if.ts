import type { PartialReason, PolicyFinding, TryOut, TryOutRows } from '../../../preload/contract.ts'
import { BerReader } from '../../directory/ber.ts'
import { and } from '../../directory/filter.ts'
import { nameAttributes } from '../../directory/names.ts'
import { readEntry } from '../../directory/responses.ts'
import { person } from '../../directory/search-words.ts'
import { asConsoleError, ConsoleError } from '../../errors.ts'
import { dayOf, policyAt } from '../../policy/at.ts'
import { changedParts } from '../../policy/changed-parts.ts'
import { markUndecidable } from '../../policy/decidable.ts'
import { type Policy, parsePolicy } from '../../policy/parse.ts'
import { readPolicyDocument } from '../../policy/read.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { scanPeople } from '../scan-people.ts'
import { ChangedPeople, type Window } from './changed-people.ts'
import { type Comparison, comparePolicies } from './compare-policies.ts'
import { findFindings } from './findings.ts'

/** What a draft of the policy would change for whom. One at a time; nothing is written. */
export interface WhatIf {
  /**
   * Begins to compare a draft with the policy in place, and answers at once; one that runs ends.
   * @param at the day (YYYY-MM-DD) that the draft is tried for; null: today
   * @throws ConsoleError policy-invalid, of the draft (`detail.draft`) or of the policy in place
   */
  tryOut(argument: { document: string; at: string | null }): Promise<TryOut>
  state(): TryOut | null
  cancel(): TryOut | null
  rows(window: Window): TryOutRows
  /** Nobody is signed in any more: what was read is forgotten. */
  ended(): void
}

export interface WhatIfOptions {
  desk: GetDesk
  clock: () => Date
  /** At most ten times a second while it runs, and at its end. */
  changed: (state: TryOut) => void
}

interface Run {
  id: string
  at: string
  today: string
  version: number | null
  parts: string[]
  expected: number | null
  people: ChangedPeople
  read: number
  findings: PolicyFinding[]
  state: TryOut['state']
  why: PartialReason | null
  error: ConsoleError | null
  toldAt: number
  /** Aborted once it is over, however it ended. */
  reading: AbortController
}

const tellEveryMs = 100

export function createWhatIf({ desk, clock, changed }: WhatIfOptions): WhatIf {
  let runs = 0
  let run: Run | null = null
  /** How many were read the last time: another draft will want about the same. */
  let lastRead: number | null = null

  function end(one: Run, state: TryOut['state'], error: ConsoleError | null = null): void {
    if (one.state !== 'running') return
    one.state = state
    one.error = error
    one.reading.abort()
    one.people.finish()
    if (state === 'complete') lastRead = one.read
    changed(toTryOut(one))
  }

  async function readPeople(
    { connection, baseDn, scope }: Desk,
    one: Run,
    { filter, attributes }: Comparison,
  ): Promise<void> {
    if (filter === null) return
    const search = {
      filter: and(person, ...(scope === null ? [] : [scope]), filter),
      attributes: [...new Set([...nameAttributes, ...attributes])],
    }
    one.why = await scanPeople(connection, baseDn, search, {
      take(bytes, start) {
        one.people.add(readEntry(new BerReader(bytes, start)))
        one.read += 1
      },
      pageRead() {
        const now = clock().getTime()
        if (one.state !== 'running' || now - one.toldAt < tellEveryMs) return
        one.toldAt = now
        changed(toTryOut(one))
      },
      signal: one.reading.signal,
    })
  }

  async function carryOut(one: Run, work: Promise<unknown>): Promise<void> {
    try {
      await work
      end(one, one.why === null ? 'complete' : 'partial')
    } catch (error) {
      end(one, 'failed', asConsoleError(error))
    }
  }

  return {
    async tryOut({ document, at: day }) {
      const at = desk()
      const number = ++runs
      if (run) end(run, 'cancelled')
      const draft = parseDraft(document)
      const inPlace = await readPolicyDocument(at.connection, at.baseDn)
      const marked = (policy: Policy) => markUndecidable(at.connection, at.operator.dn, policy)
      const now = policyAt(await marked(parsePolicy(inPlace.document)), clock())
      const today = dayOf(clock())
      const then = policyAt(await marked(draft), day === null ? clock() : new Date(`${day}T00:00:00Z`))
      const comparison = comparePolicies(now, then)
      const one: Run = {
        id: String(number),
        at: day ?? today,
        today,
        version: inPlace.version,
        parts: changedParts(inPlace.document, document),
        expected: lastRead,
        people: new ChangedPeople(comparison),
        read: 0,
        findings: [],
        state: 'running',
        why: null,
        error: null,
        toldAt: 0,
        reading: new AbortController(),
      }
      // Another was asked for while the policy was read.
      if (number !== runs) return { ...toTryOut(one), state: 'cancelled' }
      run = one
      const finding = findFindings(at, now, then).then((findings) => {
        one.findings = findings
      })
      void carryOut(one, Promise.all([readPeople(at, one, comparison), finding]))
      return toTryOut(one)
    },
    state: () => run && toTryOut(run),
    cancel() {
      if (run) end(run, 'cancelled')
      return run && toTryOut(run)
    },
    rows: (window) => run?.people.rows(run.id, window) ?? { id: null, total: 0, from: window.from, rows: [] },
    ended() {
      runs += 1
      if (run) run.state = 'cancelled'
      run?.reading.abort()
      run = null
      lastRead = null
    },
  }
}

/** Told apart from a policy in place that can't be understood. */
function parseDraft(document: string): Policy {
  try {
    return parsePolicy(document)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    throw new ConsoleError(error.code, error.message, { ...error.detail, draft: 'yes' })
  }
}

function toTryOut(run: Run): TryOut {
  const { id, state, why, error, at, today, version, parts, expected, people, read, findings } = run
  return {
    ...{ id, state, why, at, today, version, parts, expected, read, findings },
    error: error?.toData() ?? null,
    ...people.total,
    roles: people.roles.map((role) => ({ ...role })),
  }
}
