import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const script = `
  const { startDisplay } = await import('./scripts/lib/display.mjs')
  console.log(await startDisplay())
  setInterval(() => undefined, 1000)`

const scripts: ChildProcess[] = []

/** A script that has a display for as long as it runs; resolves to the display's number. */
async function withDisplay(): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
  scripts.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim().slice(1)))
    child.once('exit', () => reject(new Error('it ended')))
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve()

const lockOf = (number: string): number => Number(readFileSync(`/tmp/.X${number}-lock`, 'utf8'))

afterEach(async () => {
  for (const child of scripts) child.kill()
  await Promise.all(scripts.map(ended))
  scripts.length = 0
})

it.runIf(process.platform === 'linux')(
  'without a display and without Xvfb it says what to install',
  async () => {
    const asking = `
    const { ensureDisplay } = await import('./scripts/lib/display.mjs')
    await ensureDisplay().catch(({ message, todo }) => console.log(message + ' ' + todo))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', asking], {
      cwd: root,
      env: { PATH: join(root, 'test/scripts') },
    })
    const said: string[] = []
    child.stdout.on('data', (chunk) => said.push(String(chunk)))
    await new Promise((resolve) => child.once('close', resolve))
    expect(said.join('')).toBe(
      'No display, and Xvfb did not start. Install it (Debian: apt-get install xvfb).\n',
    )
  },
)

// The lock is what keeps a server that is just ending from removing the socket of the next one.
it.runIf(process.platform === 'linux')(
  'a virtual display is locked, and no two have one number',
  async () => {
    const numbers = await Promise.all([withDisplay(), withDisplay(), withDisplay()])
    expect(new Set(numbers).size).toBe(3)
    const servers = numbers.map(lockOf)
    expect(new Set(servers).size).toBe(3)
    for (const pid of servers) expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe('Xvfb\n')
  },
)
