import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const results = (await import('../../scripts/lib/results.mjs' as string)) as {
  counted: (file: string, count: (report: never) => unknown, run: () => Promise<number>) => Promise<object>
  playwrightResults: (report: object) => object
  summary: (steps: object[]) => { text: string; good: boolean }
  vitestResults: (report: object) => object
}
const root = join(import.meta.dirname, '../..')
const step = (result: object) => ({ title: 'end to end', result, seconds: 3 })

it('what failed is named before the table, and the last line adds up', () => {
  const ends = results.playwrightResults({
    stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 },
    suites: [
      {
        specs: [{ ok: true, file: 'a.e2e.ts', line: 1, title: 'good' }],
        suites: [{ specs: [{ ok: false, file: 'a.e2e.ts', line: 9, title: 'bad' }] }],
      },
    ],
  })
  const { text, good } = results.summary([step(ends)])
  expect(good).toBe(false)
  expect(text).toContain('  ✗ end to end: a.e2e.ts:9: bad\n')
  expect(text.trim().split('\n').at(-1)).toBe('4 passed, 1 failed, 2 skipped')
})

it('a test that failed and a file that does not load are told apart', () => {
  const failed = { status: 'failed', fullName: 'users are found' }
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { name: join(root, 'test/a.test.ts'), status: 'failed', assertionResults: [failed] },
      { name: join(root, 'test/b.test.ts'), status: 'failed', assertionResults: [] },
    ],
  }
  expect(results.vitestResults(report)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
    faults: ['test/b.test.ts: does not load', 'test/a.test.ts: users are found'],
  })
})

it('a runner that ends badly without a failed test is one failure, and says where to look', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'results-')), 'unit.json')
  const count = () => ({ passed: 2, failed: 0, skipped: 0, faults: [] })
  const run = (status: number) => {
    return results.counted(file, count, async () => {
      writeFileSync(file, '{}')
      return status
    })
  }
  expect(await run(0)).toEqual(count())
  const bad = await run(1)
  expect(bad).toMatchObject({ passed: 2, failed: 1 })
  expect(results.summary([step(bad)]).text).toContain('an error outside the tests')
})
