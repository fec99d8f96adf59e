import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const { whyStale } = (await import('../../scripts/lib/dependencies.mjs' as string)) as {
  whyStale: (folder: string) => string | undefined
}

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>

const wanted: Packages = {
  '': { version: '0.1.0' },
  'node_modules/react': { version: '19.0.0', integrity: 'sha512-a' },
  'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
}
const { '': _, 'node_modules/fsevents': _other, ...installed } = wanted

/** A tree that wants `wanted`; null: nothing was ever installed whole. */
function why(there: Packages | null): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (there)
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: there }))
  return whyStale(folder)
}

it('what is installed as the lockfile says is not installed again', () => {
  expect(why(installed)).toBeUndefined()
  expect(
    why({ ...installed, 'node_modules/fsevents': wanted['node_modules/fsevents'] as never }),
  ).toBeUndefined()
})

it('what is missing or stale is, and it is said why', () => {
  expect(why(null)).toBe('none are installed')
  const stale = 'react is not at the version in package-lock.json'
  expect(why({})).toBe(stale)
  expect(why({ 'node_modules/react': { version: '18.0.0', integrity: 'sha512-a' } })).toBe(stale)
  expect(why({ 'node_modules/react': { version: '19.0.0', integrity: 'sha512-other' } })).toBe(stale)
})
