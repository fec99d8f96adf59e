import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const inTree = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const places: Partial<Record<NodeJS.Platform, { folder: string; executable: string; resources: string }>> = {
  linux: { folder: 'linux-unpacked', executable: 'security-info-console', resources: 'resources' },
  win32: { folder: 'win-unpacked', executable: 'security-info-console.exe', resources: 'resources' },
  darwin: {
    folder: `${process.arch === 'arm64' ? 'mac-arm64' : 'mac'}/Security Info Console.app/Contents`,
    executable: 'MacOS/Security Info Console',
    resources: 'Resources',
  },
}

function place() {
  const found = places[process.platform]
  if (!found) throw new Error(`no package is made for ${process.platform}`)
  return { ...found, folder: inTree(`dist/${found.folder}`) }
}

export const executable = () => join(place().folder, place().executable)
export const resources = () => join(place().folder, place().resources)

interface StartOptions {
  args?: string[]
  env?: NodeJS.ProcessEnv
}

/** A packaged console with user data of its own. `end` also removes that. */
export const startPackaged = (options: StartOptions = {}) => start([executable()], options)

/** The same, as it is while it is being made. */
export const startUnpackaged = (options: StartOptions = {}) =>
  start([process.env.SECURITY_INFO_CONSOLE_ELECTRON ?? '', inTree('')], options)

async function start([program = '', ...first]: string[], options: StartOptions) {
  const userData = await mkdtemp(join(tmpdir(), 'security-info-console-packaged-'))
  const machine = (process.env.SECURITY_INFO_CONSOLE_ELECTRON_ARGS ?? '').split(' ').filter(Boolean)
  const args = [...machine, ...first, `--user-data-dir=${userData}`, ...(options.args ?? [])]
  const child = spawn(program, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    pid: child.pid,
    exited,
    output: () => output,
    /** Resolves when the output matches; rejects with the whole output if the console ends before. */
    says: (pattern: RegExp) => saying(child, pattern, () => output),
    async end() {
      child.kill()
      await exited
      await rm(userData, { recursive: true, force: true })
    },
  }
}

function saying(child: ChildProcess, pattern: RegExp, output: () => string): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = output().match(pattern)
      if (match) resolve(match)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', () => reject(new Error(`ended without saying ${pattern}:\n${output()}`)))
    look()
  })
}

/** A loopback port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}
