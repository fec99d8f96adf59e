import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bounded, writeFigures } from '../bench/figures.ts'

it('measuring one figure keeps the others in bench.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'bench.json')
  const [slow, fast] = [bounded([9], 'ms', 5), bounded([1], 'ms', 5)]
  writeFigures(file, { paint: slow, rows: slow })
  writeFigures(file, { paint: fast })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ paint: fast, rows: slow })
})
