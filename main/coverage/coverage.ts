import type {
  CoverageListKind,
  CoverageReport,
  CoverageRow,
  CoverageRows,
  CoverageSelection,
  CoverageSnapshot,
  Events,
} from '../../preload/contract.ts'
import { asConsoleError, ConsoleError } from '../errors.ts'
import { dayOf, policyAt } from '../policy/at.ts'
import { markUndecidable } from '../policy/decidable.ts'
import { parsePolicy } from '../policy/parse.ts'
import { readPolicyDocument } from '../policy/read.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import { beginList, readList, type SearchedList } from './lists.ts'
import { createOpenList, type OpenList, type Progress } from './open-list.ts'
import type { Source } from './read-everybody.ts'
import { type ReportRun, runReport } from './report-run.ts'
import { everybodyOn } from './select-rows.ts'
import type { Snapshots } from './snapshots.ts'
import { readStamp } from './stamp.ts'

/** Who lacks what, as the directory has it now. */
export interface Coverage {
  run(): Promise<CoverageReport>
  read(): CoverageReport | null
  cancel(): CoverageReport | null
  open(list: CoverageListKind): Promise<CoverageRows>
  /** @throws ConsoleError not-found: the list was not opened */
  rows(argument: { selection: CoverageSelection; from: number; count: number }): CoverageRows
  /** All that are selected, in order, made one by one: there may be hundreds of thousands. @throws as `rows` */
  each(selection: CoverageSelection): Iterable<CoverageRow>
  trend(): Promise<CoverageSnapshot[]>
  /** When the report that runs has ended, however it did. */
  settled(): Promise<void>
  /** Nobody is signed in any more: what was read is forgotten. */
  ended(): void
}

export interface CoverageOptions {
  desk: GetDesk
  clock: () => Date
  tell: <E extends keyof Events>(event: E, value: Events[E]) => void
  log: (line: string) => void
  snapshots: Snapshots
}

/** No more often is the window told how far it is. */
const tellEveryMs = 500

interface Searched {
  list: OpenList
  progress: Progress
  cancel: () => void
}

interface Run extends ReportRun {
  desk: Desk
  /** As long as it is the same, and the directory's stamp too, another report would say the same. */
  key: string
}

export function createCoverage({ desk: getDesk, clock, tell, log, snapshots }: CoverageOptions): Coverage {
  let run: Run | null = null
  let beginning: Promise<CoverageReport> | null = null
  const searched = new Map<CoverageListKind, Searched>()

  async function sourceOf(
    desk: Desk,
  ): Promise<{ source: Source; policyVersion: number | null; key: string }> {
    const { connection, baseDn, scope, operator } = desk
    const { document, version } = await readPolicyDocument(connection, baseDn)
    const now = clock()
    const second = (await desk.second?.()) ?? null
    const policy = await markUndecidable(connection, operator.dn, policyAt(parsePolicy(document), now))
    const source = { connection, second, baseDn, scope, policy }
    const key = JSON.stringify([operator.dn, document, scope, dayOf(now)])
    return { source, policyVersion: version, key }
  }

  function begin(desk: Desk, { source, policyVersion, key }: Awaited<ReturnType<typeof sourceOf>>): Run {
    const expected = run?.report().people.total ?? 0
    let toldAt = 0
    const begun: Run = {
      desk,
      key,
      ...runReport({ source, policyVersion, directory: desk.directory.label, clock, expected, arrived }),
    }
    // As soon as there is somebody to show, and then now and then.
    function arrived(): void {
      if (toldAt !== 0 && performance.now() - toldAt < tellEveryMs) return
      toldAt = performance.now()
      if (run === begun) tell('coverage.changed', begun.report())
    }
    void begun.ended.then(() => finish(begun))
    return begun
  }

  async function finish(ended: Run): Promise<void> {
    if (run !== ended) return
    const report = ended.report()
    tell('coverage.changed', report)
    if (report.state === 'complete')
      await snapshots
        .keep(ended.desk, report)
        .catch((error: Error) => log(`this day's coverage was not kept: ${error.message}`))
    await ended.lacking.table.facts.prepare(() => run === ended)
  }

  async function takeUpOrBegin(): Promise<CoverageReport> {
    const desk = getDesk()
    if (run?.isRunning()) return run.report()
    const wanted = await sourceOf(desk)
    const still = await unchanged(desk, wanted.key)
    if (still) return still
    run = begin(desk, wanted)
    return run.report()
  }

  /** What was read still holds: nothing has changed in the directory. */
  async function unchanged({ connection, baseDn }: Desk, key: string): Promise<CoverageReport | null> {
    const stamp = run?.stamp() ?? null
    if (!run || stamp === null || run.key !== key) return null
    const before = run
    return (await readStamp(connection, baseDn)) === stamp && run === before ? withUnchanged(before) : null
  }

  function listOf(kind: CoverageListKind): OpenList {
    const list = kind === 'lacking' ? run?.lacking : searched.get(kind)?.list
    if (!list) throw new ConsoleError('not-found', `The list ${kind} was not opened.`)
    return list
  }

  function search(kind: SearchedList, source: Source): Searched {
    searched.get(kind)?.cancel()
    const progress: Progress = { state: 'running', why: null, error: null }
    const now = clock()
    const table = beginList(source, now)
    let goOn = true
    const begun: Searched = {
      progress,
      list: createOpenList(kind, { table, policy: source.policy, progress }),
      cancel: () => {
        goOn = false
      },
    }
    searched.set(kind, begun)
    void readList(kind, source, table, { now, goOn: () => goOn })
      .then(
        (why) => Object.assign(progress, { why, state: why === null ? 'complete' : 'partial' }),
        (error: unknown) =>
          Object.assign(progress, { error: asConsoleError(error).toData(), state: 'failed' }),
      )
      .then(() => {
        if (searched.get(kind) !== begun) return
        tell('coverage.list', { list: kind, state: progress.state, listed: table.size })
        return table.facts.prepare(() => goOn)
      })
    return begun
  }

  return {
    run() {
      // Whoever asks meanwhile takes up the same.
      beginning ??= takeUpOrBegin().finally(() => {
        beginning = null
      })
      return beginning
    },
    read: () => run?.report() ?? null,
    cancel() {
      run?.cancel()
      return run?.report() ?? null
    },
    async open(kind) {
      if (kind === 'lacking') return listOf(kind).rows(everybodyOn(kind), 0, 0)
      const { source } = await sourceOf(getDesk())
      return search(kind, source).list.rows(everybodyOn(kind), 0, 0)
    },
    rows: ({ selection, from, count }) => listOf(selection.list).rows(selection, from, count),
    each: (selection) => listOf(selection.list).each(selection),
    trend: () => snapshots.list(getDesk()),
    settled: async () => run?.ended,
    ended() {
      run?.cancel()
      run = null
      for (const { cancel } of searched.values()) cancel()
      searched.clear()
    },
  }
}

function withUnchanged(run: ReportRun): CoverageReport {
  const report = run.report()
  return { ...report, unchangedSince: report.finishedAt }
}
