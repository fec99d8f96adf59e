import type {
  CoverageListKind,
  CoverageReport,
  CoverageRow,
  CoverageRows,
  CoverageSelection,
  CoverageTrend,
  Events,
} from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { dayOf, policyAt } from '../policy/at.ts'
import { markUndecidable } from '../policy/decidable.ts'
import { parsePolicy } from '../policy/parse.ts'
import { readPolicyDocument } from '../policy/read.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { SearchedKind } from './lists.ts'
import type { OpenList } from './open-list.ts'
import type { Source } from './read-everybody.ts'
import { type ReportRun, runReport } from './report-run.ts'
import { type SearchedList, searchList } from './searched-list.ts'
import { everybodyOn } from './select-rows.ts'
import type { Snapshots } from './snapshots.ts'
import { readStamp } from './stamp.ts'

/** Who lacks what, as the directory has it now. */
export interface Coverage {
  run(): Promise<CoverageReport>
  read(): CoverageReport | null
  cancel(): CoverageReport | null
  open(list: CoverageListKind): Promise<CoverageRows>
  cancelList(): null
  /** @throws ConsoleError not-found: the list was not opened, or another one since */
  rows(argument: { selection: CoverageSelection; from: number; count: number }): Promise<CoverageRows>
  /** All that are selected, in order, made one by one: there may be hundreds of thousands. @throws as `rows` */
  each(selection: CoverageSelection): Iterable<CoverageRow>
  trend(): Promise<CoverageTrend>
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

interface Run extends ReportRun {
  desk: Desk
  /** Nobody is out of the operator's sight. */
  isWhole: boolean
  /** As long as it is the same, and the directory's stamp too, another report would say the same. */
  key: string
}

export function createCoverage({ desk: getDesk, clock, tell, log, snapshots }: CoverageOptions): Coverage {
  let run: Run | null = null
  let beginning: Promise<CoverageReport> | null = null
  /** The one list that is open besides: each may hold hundreds of thousands of people. */
  let searched: SearchedList | null = null
  /** Until the day's numbers are in the directory. */
  let keeping: Promise<void> = Promise.resolve()
  /** Of the last report that was complete; 0: there was none. */
  let lastTotal = 0

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
    const isWhole = source.scope === null
    let [expected, toldAt] = [lastTotal, 0]
    const begun: Run = {
      ...{ desk, key, isWhole },
      ...runReport({
        ...{ source, policyVersion, directory: desk.directory.label, clock, arrived },
        expected: () => expected,
      }),
    }
    if (expected === 0 && isWhole)
      snapshots.lastTotal(desk, clock()).then(
        (total) => {
          expected = total
        },
        () => undefined,
      )
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
    if (report.state === 'complete') {
      lastTotal = report.people.total
      if (ended.isWhole)
        keeping = snapshots
          .keep(ended.desk, report)
          .catch((error: Error) => log(`this day's coverage was not kept: ${error.message}`))
    }
    tell('coverage.changed', report)
    await prepareAll(ended.lacking)
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

  const isOpen = (list: OpenList): boolean => list === run?.lacking || list === searched?.list

  /** Whatever is clicked next is there then. */
  const prepareAll = (list: OpenList): Promise<void> =>
    list.table.facts.prepare(['texts', 'names', 'user-names', 'looks'], () => isOpen(list))

  function listOf(kind: CoverageListKind): OpenList {
    const list = kind === 'lacking' ? run?.lacking : searched?.kind === kind ? searched.list : null
    if (!list) throw new ConsoleError('not-found', `The list ${kind} was not opened.`)
    return list
  }

  function close(): void {
    searched?.cancel()
    searched = null
  }

  function search(kind: SearchedKind, source: Source): OpenList {
    close()
    const begun = searchList(kind, source, {
      now: clock(),
      told: (progress) => {
        if (searched === begun) tell('coverage.list', { list: kind, ...progress })
      },
    })
    searched = begun
    void begun.ended.then(() => prepareAll(begun.list))
    return begun.list
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
      return search(kind, source).rows(everybodyOn(kind), 0, 0)
    },
    cancelList() {
      searched?.cancel()
      return null
    },
    async rows({ selection, from, count }) {
      // Back from another list, which nobody looks at any more.
      if (selection.list === 'lacking') close()
      const list = listOf(selection.list)
      await list.prepare(selection, () => isOpen(list))
      return list.rows(selection, from, count)
    },
    each: (selection) => listOf(selection.list).each(selection),
    async trend() {
      await keeping
      return snapshots.list(getDesk())
    },
    settled: async () => run?.ended,
    ended() {
      run?.cancel()
      run = null
      lastTotal = 0
      close()
    },
  }
}

function withUnchanged(run: ReportRun): CoverageReport {
  const report = run.report()
  return { ...report, unchangedSince: report.finishedAt }
}
