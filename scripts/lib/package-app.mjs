import { rmSync } from 'node:fs'
import { inTree } from './paths.mjs'
import { quietly, tool } from './run.mjs'
import { say } from './say.mjs'

/** Packages out/ into dist/ with electron-builder, around the Electron in use. */
export async function packageApp(electron, { unpackedOnly }) {
  say(unpackedOnly ? 'Packaging into a folder below dist/' : 'Packaging for this system into dist/')
  const args = ['--publish', 'never']
  if (unpackedOnly) args.push('--dir')
  if (!electron.declared) args.push(`-c.electronDist=${electron.dist}`)
  await quietly('electron-builder', ...tool('electron-builder', ...args), {
    todo: 'Read the lines above; electron-builder.yml says what is packaged, and how.',
  })
  // Electron's own archives come without it; the stand-in needs it to open folders.
  if (!electron.declared) rmSync(inTree('dist/linux-unpacked/resources/default_app.asar'), { force: true })
}
