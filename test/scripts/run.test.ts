import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
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

const runs = async (body: string): Promise<{ code: number | null; said: string }> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', body], { cwd: root })
  const said = text(child.stderr)
  const code = await new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)))
  return { code, said: await said }
}

it.each([
  ['what a reader can mend', 'throw new Trouble("It broke.", "Mend it.")', 'It broke.'],
  ['what nobody expected', 'throw new TypeError("odd")', 'TypeError: odd'],
])(
  'a script whose own failures have a status of their own ends with it after %s',
  async (_, fails, words) => {
    const body = `
    const { main, Trouble } = await import('./scripts/lib/say.mjs')
    await main(async () => { ${fails} }, { failed: 2 })`
    const { code, said } = await runs(body)
    expect(code).toBe(2)
    expect(said).toContain(words)
  },
)

it('a child that is ended by a signal counts as the status that the script gives it', async () => {
  const body = `
    const { ended, start } = await import('./scripts/lib/run.mjs')
    process.exitCode = await ended(start('sh', ['-c', 'kill -KILL $$']), { bySignal: 2 })`
  expect((await runs(body)).code).toBe(2)
})
