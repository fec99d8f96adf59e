import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { inTree, startPackaged, startUnpackaged } from './packaged-app.ts'

const ready = /^ready: sign-in \d+/m
/** As in the menu of a console in the making, and as in browsers. */
const chords = ['ctrl+shift+i', 'F12', 'ctrl+shift+j']

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Of its own: no key gets to anybody else's window. */
async function startDisplay(): Promise<string> {
  const script = `
    const { startDisplay } = await import('./scripts/lib/display.mjs')
    console.log(await startDisplay())
    setInterval(() => undefined, 1000)`
  const args = ['--input-type=module', '--eval', script]
  const child = spawn(process.execPath, args, { cwd: inTree(''), stdio: ['ignore', 'pipe', 'inherit'] })
  ends.push(() => child.kill())
  const [name] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as unknown[]
  return String(name).trim()
}

async function atKeyboard(start: typeof startPackaged) {
  const display = await startDisplay()
  const app = await start({ env: { DISPLAY: display } })
  ends.push(app.end)
  await app.says(ready)
  const press = (...keys: string[]) =>
    // They go to what is under the pointer.
    execFileSync('xdotool', ['mousemove', '400', '300', 'key', ...keys], {
      env: { ...process.env, DISPLAY: display },
    })
  return { app, press }
}

/** Processes of pages, that of DevTools too, which is a page in the same window. */
function pagesOf(pid: number | undefined): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [{ id: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
  const below = (parent: number): typeof processes =>
    processes.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.id)])
  return below(pid ?? 0).filter(({ command }) => command.includes('--type=renderer')).length
}

// Only there can a test press keys without a way into the console.
it.runIf(process.platform === 'linux')(
  'the keys of DevTools open none in the packaged console, by the time a console in the making has opened its own',
  async () => {
    const packaged = await atKeyboard(startPackaged)
    const inTheMaking = await atKeyboard(startUnpackaged)
    expect(pagesOf(inTheMaking.app.pid)).toBe(1)
    packaged.press(...chords)
    inTheMaking.press('ctrl+shift+i')
    await expect.poll(() => pagesOf(inTheMaking.app.pid)).toBe(2)
    expect(pagesOf(packaged.app.pid)).toBe(1)
    // And keys do reach it.
    packaged.press('ctrl+q')
    expect(await packaged.app.exited).toBe(0)
  },
)
