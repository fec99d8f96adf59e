import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, list, median, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole, type ReportConsole, reportEnded } from './report-console.ts'

/**
 * How long the main process takes to answer while a report runs: a call that needs no directory, begun every 5 ms
 * whether or not those before it are answered, so that one long wait is not one late answer among many; and two
 * seconds longer, in which the view asks for the rows of what is complete by then. The 99th percentile of a round's
 * calls, and of those that were begun after its end: the higher one counts.
 */
export async function measureReportAnswers(slapd: Slapd): Promise<Figure> {
  const opened = await openReportConsole(slapd)
  try {
    await openCoverage(opened.console)
    const values: number[] = []
    const middles: number[] = []
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const answers = await answersDuringReport(opened)
      if (round === 0) continue
      const all = [...answers.during, ...answers.after]
      values.push(Math.max(percentile(answers.during, 0.99), percentile(answers.after, 0.99)))
      middles.push(median(all))
      const slowest = [Math.max(...answers.during), Math.max(...answers.after)]
      tell(`round ${round}: ${all.length} answers, the slowest during it and after it in ${list(slowest)} ms`)
    }
    tell(`99th percentiles ${list(values)} ms, medians ${list(middles)} ms`)
    return bounded(values, 'ms', 50)
  } finally {
    await opened.close()
  }
}

async function answersDuringReport({ console, change }: ReportConsole): Promise<Answers> {
  await change()
  const answers = await console.inPage(callWhileItRuns, undefined)
  await reportEnded(console)
  return answers
}

interface Answers {
  during: number[]
  after: number[]
}

/** Runs in the page. */
async function callWhileItRuns(): Promise<Answers> {
  const { coverage, session, on } = window.securityInfoConsole
  const during: Promise<number>[] = []
  const after: Promise<number>[] = []
  let calls = during
  const call = async (): Promise<number> => {
    const began = performance.now()
    await session.current()
    return performance.now() - began
  }
  const timer = setInterval(() => calls.push(call()), 5)
  const ended = new Promise<void>((resolve) => {
    const unfollow = on('coverage.changed', ({ state }) => {
      if (state === 'running') return
      unfollow()
      resolve()
    })
  })
  const begun = await coverage.run()
  if (!begun.ok || begun.value.state !== 'running') throw new Error('No report began.')
  await ended
  calls = after
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  clearInterval(timer)
  return { during: await Promise.all(during), after: await Promise.all(after) }
}

function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
