import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ensureDisplay, hasDisplay } from './display.mjs'
import { findElectron } from './electron.mjs'
import { Trouble } from './say.mjs'
import { checkSandbox, ensurePackages, isRoot, packages } from './system.mjs'

const oldestNode = [20, 19]

/** Everything between a fresh clone and a machine that can run the app, short of building it. */
export async function setUp({ forTests = false } = {}) {
  checkNode()
  await ensureDependencies()
  const display = forTests || !hasDisplay() ? packages.display : []
  await ensurePackages([...packages.electron, ...display, ...(forTests ? packages.tests : [])])
  const electron = await findElectron()
  checkSandbox(electron)
  return electron
}

/** Set-up, build and a display: resolves to how the app is started here. */
export async function readyToOpen(options) {
  const electron = await setUp(options)
  await ensureBuild()
  return withDisplay(electron)
}

/** Resolves to Electron with the arguments and environment that it needs on this machine. */
export async function withDisplay(electron) {
  const display = await ensureDisplay()
  const args = []
  // Chromium refuses to sandbox as root, and paints wrong sizes with its software GPU under Xvfb.
  if (isRoot()) args.push('--no-sandbox')
  // Where there is no display there is no D-Bus either, about which Chromium logs a dozen errors a start.
  if (display.virtual) args.push('--disable-gpu', '--log-level=3')
  // Terminals inside editors that are Electron themselves set it, and it would make ours a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = { ...process.env, ...electron.environment }
  return { ...electron, args, environment, watched: !display.virtual }
}

/** The environment of tests that start the app themselves; under withKeyring the app finds that keyring. */
export const forTestRun = ({ path, args, environment }) => ({
  ...environment,
  SECURITY_INFO_CONSOLE_ELECTRON: path,
  SECURITY_INFO_CONSOLE_ELECTRON_ARGS: [...args, '--password-store=gnome-libsecret'].join(' '),
})

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Trouble(
    `Node ${process.versions.node} is too old: ${oldestNode.join('.')} or later is needed.`,
    'Install a current Node from https://nodejs.org, then run the same command again.',
  )
}
