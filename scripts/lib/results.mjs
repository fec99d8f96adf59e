// What really ran, out of the runners' own JSON.

import { existsSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { readJson, root } from './paths.mjs'

const none = { passed: 0, failed: 0, skipped: 0, faults: [] }

/** A step that either holds or doesn't. */
export const one = (status) => ({ ...none, [status === 0 ? 'passed' : 'failed']: 1 })

/** Runs something that writes `file`, and counts what `count` finds in it; a crash counts as one failure. */
export async function counted(file, count, run) {
  rmSync(file, { force: true })
  const status = await run()
  const found = existsSync(file) ? count(readJson(file)) : none
  if (status === 0 || found.failed > 0) return found
  return { ...found, failed: 1, faults: ['an error outside the tests; it is told above, where they end'] }
}

export function vitestResults(report) {
  // A file that can't be loaded has no tests to fail.
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${fromTree(name)}: ${fullName}`),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    faults: [...unloaded.map(({ name }) => `${fromTree(name)}: does not load`), ...failed],
  }
}

export function playwrightResults({ stats, suites }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const failed = suites.flatMap(specs).filter(({ ok }) => !ok)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    faults: failed.map(({ file, line, title }) => `${file}:${line}: ${title}`),
  }
}

/** What failed, by name, the table of all steps, and the line that sums them up. */
export function summary(steps) {
  const sum = (key) => steps.reduce((total, { result }) => total + result[key], 0)
  const rows = steps.map(({ title, result, seconds }) => {
    const counts = `${column(result.passed, 'passed')}  ${column(result.failed, 'failed')}`
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
    return `  ${title.padEnd(22)}${counts}  ${String(seconds).padStart(4)} s${skipped}`
  })
  const faults = steps.flatMap(({ title, result }) =>
    result.faults.map((fault) => `  ✗ ${title}: ${fault}\n`),
  )
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  const line = `${sum('passed')} passed, ${sum('failed')} failed${skipped}`
  return {
    text: `\n${faults.join('')}${rows.join('\n')}\n\n${line}\n`,
    good: sum('failed') === 0 && sum('passed') > 0,
  }
}

const fromTree = (path) => relative(root, path)

const column = (count, word) => `${String(count).padStart(5)} ${word}`
