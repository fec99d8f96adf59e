import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const { check } = (await import('../../scripts/lib/stand-in-electron.mjs' as string)) as {
  check: (archive: string, sha512: string) => Promise<void>
}

it('an archive that is not what was published is refused, with what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const archive = join(folder, 'electron.tgz')
  writeFileSync(archive, 'as it was published')
  const sha512 = createHash('sha512').update('as it was published').digest('base64')
  await check(archive, sha512)
  writeFileSync(archive, 'as it was published, and more')
  await expect(check(archive, sha512)).rejects.toMatchObject({
    message: `${archive} is not what was published: its SHA-512 is wrong.`,
    todo: expect.stringContaining('do not use this network'),
  })
})
