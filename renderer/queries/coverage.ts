import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { CoverageListKind, CoverageReport, CoverageSelection } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { isLost } from './session.ts'

const area = () => window.securityInfoConsole.coverage

/** The report as far as it is. Kept fresh by `followCoverage`. */
export const coverageReport = () =>
  queryOptions({
    queryKey: ['coverage', 'report'],
    queryFn: () => unwrap(area().read()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Begins the report; what runs already is taken up. */
export const runCoverage = () =>
  mutationOptions({
    mutationFn: () => unwrap(area().run()),
    onSuccess: (report, _argument, _result, { client }) => {
      // What is on show stays until there is something else to show.
      const shown = client.getQueryData(coverageReport().queryKey)
      if (!shown || report.state !== 'running' || report.read > 0) showReport(client, report)
      // The list that is on show is searched for anew as well.
      void client.invalidateQueries({ queryKey: ['coverage', 'list'] })
    },
  })

export const cancelCoverage = () =>
  mutationOptions({
    mutationFn: () => unwrap(area().cancel()),
    onSuccess: (report, _argument, _result, { client }) => showReport(client, report),
  })

/** What was found stays. Main tells that it is over. */
export const cancelCoverageList = () => mutationOptions({ mutationFn: () => unwrap(area().cancelList()) })

/** Has main search for a list's people; `coverageRows` then has them. */
export const coverageList = (list: CoverageListKind) =>
  queryOptions({
    queryKey: ['coverage', 'list', list],
    queryFn: () => unwrap(area().open({ list })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const blockSize = 100

/**
 * A block of rows. Whoever scrolls through 100,000 leaves a thousand blocks behind: they are soon forgotten. While the
 * first block of another selection loads, the one before stays.
 */
export const coverageRows = (selection: CoverageSelection, block: number) =>
  queryOptions({
    queryKey: ['coverage', 'rows', selection, block],
    queryFn: () => unwrap(area().rows({ selection, from: block * blockSize, count: blockSize })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5_000,
    ...(block === 0 && { placeholderData: keepPreviousData }),
  })

export const coverageTrend = () =>
  queryOptions({
    queryKey: ['coverage', 'trend'],
    queryFn: () => unwrap(area().trend()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Rows that are on show are read again at most so often while more come in. */
const rereadMs = 1_000

/** Takes in what main tells. What was read for one operator is not there for the next. */
export function followCoverage(client: QueryClient): () => void {
  const { on } = window.securityInfoConsole
  let resting: ReturnType<typeof setTimeout> | undefined
  let more = false
  // The first people at once, and then now and then.
  const rereadRows = () => {
    more = true
    if (resting !== undefined) return
    more = false
    void client.invalidateQueries({ queryKey: ['coverage', 'rows'] })
    resting = setTimeout(() => {
      resting = undefined
      if (more) rereadRows()
    }, rereadMs)
  }
  const unfollowReport = on('coverage.changed', (report) => {
    showReport(client, report)
    rereadRows()
  })
  const unfollowLists = on('coverage.list', rereadRows)
  // Nothing was told while it was locked, and rows were refused.
  const unfollowSession = on('session.changed', (state) => {
    if (state.state !== 'signed-in' || isLost(state)) return
    void client.invalidateQueries({ queryKey: coverageReport().queryKey })
    void client.invalidateQueries({ queryKey: ['coverage', 'rows'] })
  })
  return () => {
    clearTimeout(resting)
    unfollowReport()
    unfollowLists()
    unfollowSession()
    client.removeQueries({ queryKey: ['coverage'] })
  }
}

function showReport(client: QueryClient, report: CoverageReport | null): void {
  // One that is on its way was made before this one.
  void client.cancelQueries({ queryKey: coverageReport().queryKey })
  client.setQueryData(coverageReport().queryKey, report)
  // A report that is whole leaves the day's snapshot behind.
  if (report?.state === 'complete') void client.invalidateQueries({ queryKey: coverageTrend().queryKey })
}
