// Child processes: started as groups of their own and ended with us, so that nothing outlives an interrupt.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inTree, readJson, root } from './paths.mjs'
import { progress, say, Trouble } from './say.mjs'

const running = new Set()
const grouped = process.platform !== 'win32'

function signalTo(child, signal) {
  try {
    if (grouped) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It is gone already.
  }
}

/** Ends children, the last started first (the window before its display), with three seconds each to close. */
async function endChildren(signal) {
  for (const child of [...running].reverse()) {
    signalTo(child, signal)
    for (let waited = 0; running.has(child) && waited < 60; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    if (running.has(child)) signalTo(child, 'SIGKILL')
  }
}

// An npm that is ended ends its shell with it, but not what the shell runs: us.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  const watching = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500)
  watching.unref()
}

// A second signal (npm passes on the one that it got, and we see npm end) must not end us before our children.
let ending = false
for (const [signal, status] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })) {
  process.on(signal, async () => {
    if (ending) return
    ending = true
    const telling = [...running].find((child) => child.tellsItsEnd)
    await endChildren(signal)
    process.exit(telling?.exitCode ?? status)
  })
}
process.on('exit', () => {
  for (const child of running) signalTo(child, 'SIGTERM')
})

/**
 * Starts a child in the tree's root; it is ended with us.
 * `tellsItsEnd`: the status with which it answers a signal is ours as well.
 */
export function start(command, args, { tellsItsEnd = false, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: grouped, ...options })
  child.tellsItsEnd = tellsItsEnd
  running.add(child)
  child.once('error', () => running.delete(child))
  child.once('exit', () => running.delete(child))
  return child
}

/** Resolves to the exit status; a signal counts as `bySignal`, a command that can't be started as 127. */
export function ended(child, { bySignal = 1 } = {}) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code) => resolve(code ?? bySignal))
  })
}

/** Runs to the end with output as it comes; resolves to the exit status. */
export function show(command, args, options) {
  const child = start(command, args, options)
  child.once('exit', (_, signal) => {
    if (signal && !ending) say(`${basename(command)} was ended by ${signal}. Run the same command again.`)
  })
  return ended(child)
}

/**
 * Runs to the end quietly, telling the seconds (or `state()`) as it goes; resolves to stdout.
 * Where `giveUp()` says so, it is ended. On failure throws Trouble with the last lines of the output.
 */
export async function quietly(label, command, args, { todo, state, giveUp, ...options } = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let both = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    both += chunk
  })
  child.stderr.on('data', (chunk) => {
    both += chunk
  })
  const started = Date.now()
  const line = progress(label)
  const ticking = setInterval(() => {
    line.tell(state?.() ?? `${Math.round((Date.now() - started) / 1000)} s`)
    if (giveUp?.()) signalTo(child, 'SIGKILL')
  }, 1000)
  const status = await ended(child)
  clearInterval(ticking)
  line.end()
  if (status === 0) return stdout
  const tail = stripVTControlCharacters(both).trimEnd().split('\n').slice(-40).join('\n    ')
  throw new Trouble(
    `${label} failed (status ${status}):\n    ${tail}`,
    todo ?? 'Read the lines above; then try again.',
  )
}

/** Command and arguments of an installed package's own program. */
export function tool(name, ...args) {
  const [packageName, bin = packageName.split('/').at(-1)] = name.split(':')
  const folder = inTree('node_modules', packageName)
  const declared = readJson(join(folder, 'package.json')).bin
  return [process.execPath, [join(folder, typeof declared === 'string' ? declared : declared[bin]), ...args]]
}

/**
 * npm as JavaScript, because Windows can't spawn its .cmd file without a shell.
 * An `npm run --silent` around us would silence its errors too.
 */
export function npm(...commandArgs) {
  const args = [...commandArgs, '--loglevel', 'warn']
  const beside = [
    process.env.npm_execpath,
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  return beside ? [process.execPath, [beside, ...args]] : ['npm', args]
}
