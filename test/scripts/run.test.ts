import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const script = `
  const { start } = await import('./scripts/lib/run.mjs')
  const first = start('sleep', ['60'])
  const slow = start('sh', ['-c', 'trap "" TERM; sleep 1; exit 0'])
  console.log(first.pid, slow.pid)`

// What is looked at is in /proc.
it.runIf(process.platform === 'linux')('two signals end a script, and not before its children', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
  const pids = await new Promise<string[]>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim().split(' ')))
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGTERM'), 200)
  expect(await ended).toBe(143)
  for (const pid of pids) expect(existsSync(`/proc/${pid}`)).toBe(false)
})
