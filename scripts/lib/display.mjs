import { start } from './run.mjs'
import { say, Trouble } from './say.mjs'

// Numbers that no real display has. Asked to choose by itself, Xvfb takes no lock, and two of them share a number.
const [firstNumber, lastNumber] = [90, 190]

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Where there is no display, starts Xvfb on a free number and sets DISPLAY; it ends with us. */
export async function ensureDisplay() {
  if (hasDisplay()) return { virtual: false }
  process.env.DISPLAY = await startDisplay()
  say(`No display here: the window opens on a virtual one, Xvfb ${process.env.DISPLAY}`)
  return { virtual: true }
}

/** Starts Xvfb on a free number; it ends with us. */
export async function startDisplay() {
  for (let number = firstNumber; number <= lastNumber; number += 1)
    if (await startXvfb(number)) return `:${number}`
  throw new Trouble('No display, and Xvfb did not start.', 'Install it (Debian: apt-get install xvfb).')
}

/** Resolves to false where the number is taken, or there is no Xvfb. */
async function startXvfb(number) {
  const args = [
    `:${number}`,
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1600x1000x24',
    '-nolisten',
    'tcp',
    '-noreset',
  ]
  const server = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ready = await new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.once('exit', () => resolve(false))
    server.stdio[3].once('data', () => resolve(true))
  })
  server.unref()
  server.stdio[3].destroy()
  return ready
}
