import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { start } from './run.mjs'
import { say, Trouble } from './say.mjs'

// Numbers that no real display has.
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

/**
 * Resolves to false where the number is taken, or there is no Xvfb. The server takes a lock for its number (with
 * `-displayfd` it would not): one that is just ending would else remove the socket of the one that follows it.
 */
async function startXvfb(number) {
  const args = [`:${number}`, '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = start('Xvfb', args, { stdio: 'ignore' })
  let over = false
  server.once('error', () => (over = true))
  server.once('exit', () => (over = true))
  while (!over && !(isLockedBy(server, number) && (await answers(`/tmp/.X11-unix/X${number}`))))
    await wait(20)
  server.unref()
  return !over
}

/** Where another server has the number, that one's socket answers, and ours ends in a moment. */
function isLockedBy(server, number) {
  try {
    return Number(readFileSync(`/tmp/.X${number}-lock`, 'utf8')) === server.pid
  } catch {
    return false
  }
}

const answers = (path) =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
