import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, describe, expect, it } from 'vitest'
import { executable, freePort, inTree, listens, resources, startPackaged } from './packaged-app.ts'

const running: { end(): Promise<void> }[] = []
const ready = /^ready: sign-in \d+/m

async function start(options?: Parameters<typeof startPackaged>[0]) {
  const app = await startPackaged(options)
  running.push(app)
  return app
}

afterEach(async () => {
  for (const app of running.splice(0)) await app.end()
})

describe('the packaged console', () => {
  it('opens on the sign-in page', async () => {
    const app = await start()
    await app.says(ready)
    if (process.platform === 'linux') await pictureOfTheDisplay()
  })

  it('holds its archive and nothing else that could be run', async () => {
    const files = (await readdir(resources())).filter((name) => !name.endsWith('.lproj'))
    expect(files).toContain('app.asar')
    expect(files).not.toContain('app')
    expect(files).not.toContain('app.asar.unpacked')
    expect(files).not.toContain('default_app.asar')
  })

  it('has every fuse hardened', async () => {
    const wire = await getCurrentFuseWire(executable())
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    const states = (fuses: FuseV1Options[]) => fuses.map((fuse) => String.fromCharCode(Number(wire[fuse])))
    expect(states(on)).toEqual(on.map(() => '1'))
    expect(states(off)).toEqual(off.map(() => '0'))
  })

  it.each(['--remote-debugging-port', '--inspect'])(
    'refuses %s, says so, and listens nowhere',
    async (name) => {
      const port = await freePort()
      const app = await start({ args: [`${name}=${port}`] })
      let heard = false
      let ended = false
      const exited = app.exited.finally(() => {
        ended = true
      })
      while (!ended) heard ||= await listens(port)
      expect(await exited).not.toBe(0)
      expect(app.output()).toContain(name)
      expect(app.output()).not.toMatch(ready)
      expect(heard).toBe(false)
    },
  )

  it('is no Node under ELECTRON_RUN_AS_NODE', async () => {
    const app = await start({
      args: ['-e', 'console.log("ran as node")'],
      env: { ELECTRON_RUN_AS_NODE: '1' },
    })
    await app.says(ready)
    expect(app.output()).not.toContain('ran as node')
  })

  it('loads nothing that NODE_OPTIONS names', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'security-info-console-injected-'))
    const script = join(folder, 'injected.cjs')
    await writeFile(script, 'process.stdout.write("injected\\n")')
    const app = await start({ env: { NODE_OPTIONS: `--require ${script}` } })
    await app.says(ready)
    expect(app.output()).not.toContain('injected\n')
    await rm(folder, { recursive: true })
  })
})

async function pictureOfTheDisplay(): Promise<void> {
  const folder = inTree('test-results/screenshots')
  await mkdir(folder, { recursive: true })
  const picture = join(folder, 'packaged.png')
  await promisify(execFile)('scrot', ['--overwrite', picture])
  expect((await stat(picture)).size).toBeGreaterThan(5_000)
}
