import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openPractice } from '../../../main/practice/practice.ts'
import { startLimitedProxy } from '../../directory/limited-proxy.ts'

/** The command as a process of its own: what cron sees of it. */
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
  // Node 20 runs no TypeScript, and the bundle is what runs in the app as well.
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: new URL('../../../main/cli.ts', import.meta.url).pathname,
      outDir: join(folder, 'out'),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'cli.mjs' } },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Without a display, without anything to type on, and with a folder for temporary files of its own. */
function start(args: string[], env: Record<string, string> = {}) {
  const temporary = mkdtempSync(join(folder, 'temporary-'))
  const child = spawn(process.execPath, [join(folder, 'out/cli.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { TMPDIR: temporary, ...env },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, said: text(child.stderr), ended: ended(child), left: () => readdirSync(temporary) }
}

async function ended(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string]
  return code ?? signal
}

it('prints the report alone on standard output, and leaves nothing behind', async () => {
  const { child, said, ended, left } = start(['report', '--practice', '--format', 'json'])
  const told = JSON.parse(await text(child.stdout))
  expect(await ended).toBe(1)
  expect(told.complete).toBe(true)
  expect(told.capable + told.lacking.length).toBe(told.total)
  expect(await said).toBe('Reading Practice directory\n')
  expect(left()).toEqual([])
})

it('whom nobody listens to any more says so in a line', async () => {
  const { child, said, ended, left } = start(['report', '--practice', '--format', 'json'])
  child.stdout.destroy()
  expect(await ended).toBe(2)
  expect((await said).trim().split('\n')).toEqual(['Reading Practice directory', 'report: write EPIPE'])
  expect(left()).toEqual([])
})

it.each(['SIGINT', 'SIGTERM'] as const)(
  'ends by %s with 2, and what was half written is gone',
  async (signal) => {
    const work = mkdtempSync(join(folder, 'work-'))
    const practice = await openPractice({ file: join(work, 'practice.json'), clock: () => new Date() })
    onTestFinished(() => practice.close())
    const { port, reached } = await startLimitedProxy(practice.url, 15_000)
    const auditor = practice.operators.find(({ id }) => id === 'auditor')
    const config = join(work, 'directory.json')
    const output = join(work, 'report.csv')
    writeFileSync(output, 'of yesterday')
    writeFileSync(
      config,
      JSON.stringify({
        ...{ urls: [`ldap://127.0.0.1:${port}`], security: 'ldap', baseDn: practice.baseDn },
        operator: auditor?.dn,
      }),
    )
    const ours = () => readdirSync(work).filter((name) => name.startsWith('report'))

    const { child, said, ended } = start(
      ['report', '--config', config, '--format', 'csv', '--output', output],
      { SECURITY_INFO_CONSOLE_PASSWORD: auditor?.password ?? '' },
    )
    await reached
    expect(ours()).toHaveLength(2)
    child.kill(signal)
    expect(await ended).toBe(2)
    expect(await said).toContain(`report: cancelled before the end: ${output} was left as it was.`)
    expect(ours()).toEqual(['report.csv'])
    expect(readFileSync(output, 'utf8')).toBe('of yesterday')
  },
)

it('can be cancelled while a directory does not even answer', async () => {
  const silent = createServer((socket) => {
    socket.on('error', () => undefined)
    onTestFinished(() => {
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    silent.close()
  })
  const config = join(folder, 'silent.json')
  const url = `ldap://127.0.0.1:${(silent.address() as AddressInfo).port}`
  writeFileSync(config, JSON.stringify({ urls: [url], security: 'ldap', baseDn: 'dc=x', operator: 'cn=x' }))
  const connected = once(silent, 'connection')
  const { child, said, ended } = start(['report', '--config', config], {
    SECURITY_INFO_CONSOLE_PASSWORD: 'x',
  })
  await connected
  child.kill('SIGINT')
  expect(await ended).toBe(2)
  expect(await said).toBe('report: cancelled before the end.\n')
})
