import { start } from './run.mjs'
import { say, Trouble } from './say.mjs'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Where there is no display, starts Xvfb on a free number and sets DISPLAY; it ends with us. */
export async function ensureDisplay() {
  if (hasDisplay()) return { virtual: false }
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve, reject) => {
    const fail = () =>
      reject(new Trouble('No display, and Xvfb did not start.', 'Install it (Debian: apt-get install xvfb).'))
    server.once('error', fail)
    server.once('exit', fail)
    server.stdio[3].once('data', (chunk) => resolve(String(chunk).trim()))
  })
  server.unref()
  server.stdio[3].destroy()
  process.env.DISPLAY = `:${number}`
  say(`No display here: the window opens on a virtual one, Xvfb ${process.env.DISPLAY}`)
  return { virtual: true }
}
