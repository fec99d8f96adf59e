import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { readEntries } from '../../../main/practice/store.ts'
import { okafor, practiceFile } from './opened.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
  const entry = new URL('./killed-child.ts', import.meta.url).pathname
  // Node 20 runs no TypeScript, and the bundle is what runs in the app as well.
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

async function start(file: string): Promise<{ child: ChildProcess; state: string; url: string }> {
  const child = spawn(process.execPath, [join(folder, 'child.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) {
    const [state = '', url = ''] = line.split(' ')
    return { child, state, url }
  }
  throw new Error('the child ended')
}

async function signIn(url: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
  await connection.bind('uid=asilva,ou=people,dc=practice,dc=example', 'practice-technician')
  return connection
}

const versionIn = (file: string): number => {
  const entry = readEntries(readFileSync(file, 'utf8')).find(({ dn }) => dn === okafor)
  return Number(entry?.attributes.securityInfoVersion?.[0])
}

test('a process killed while it writes loses nothing that it had answered, and leaves a whole file', async () => {
  const file = await practiceFile()
  let acknowledged = 1
  for (const delay of [0, 1, 2, 3, 5, 8, 13, 21, 34, 55]) {
    const { child, state, url } = await start(file)
    expect(state).toBe('whole')
    const connection = await signIn(url)
    const version = (await connection.read(okafor, ['securityInfoVersion']))?.first('securityInfoVersion')
    expect(Number(version)).toBeGreaterThanOrEqual(acknowledged)
    let next = Number(version)
    const writing = (async () => {
      for (;;) {
        const from = String(next)
        const to = String(next + 1)
        next += 1
        await connection.modify(okafor, [
          { op: 'delete', attribute: 'securityInfoVersion', values: [from] },
          { op: 'add', attribute: 'securityInfoVersion', values: [to] },
        ])
        acknowledged = next
      }
    })().catch((error) => error)
    await expect.poll(() => next, { interval: 1 }).toBeGreaterThan(Number(version) + 2)
    await sleep(delay)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    expect(await writing).toMatchObject({ code: 'outcome-unknown' })
    await ended
    await connection.close()
    // The last one may have been written without an answer: what the console tells as unknown.
    expect([acknowledged, acknowledged + 1]).toContain(versionIn(file))
  }
  const { state } = await start(file)
  expect(state).toBe('whole')
  await expect.poll(() => readdirSync(dirname(file))).toEqual([basename(file)])
})
