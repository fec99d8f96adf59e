import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearLeftovers, writeAtomically } from '../../main/atomic-file.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-file-'))
  path = join(folder, 'file.csv')
})

afterEach(() => rmSync(folder, { recursive: true }))

it('writes piece by piece, in order, a file that nobody else can read', async () => {
  const made = await writeAtomically(path, async (write) => {
    for (let piece = 0; piece < 100; piece += 1) await write(`${piece},`)
    await write(Buffer.from('end'))
    return 100
  })
  expect(made).toBe(100)
  expect(readFileSync(path, 'utf8')).toBe(`${[...Array(100).keys()].join(',')},end`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual([basename(path)])
})

it('leaves the old file whole until the new one is', async () => {
  writeFileSync(path, 'old')
  await writeAtomically(path, async (write) => {
    await write('n')
    expect(readFileSync(path, 'utf8')).toBe('old')
    await write('ew')
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
  expect(readFileSync(path, 'utf8')).toBe('new')
})

it('leaves the old file, and nothing beside it, where it fails in the middle', async () => {
  writeFileSync(path, 'old')
  const failed = writeAtomically(path, async (write) => {
    await write('half')
    throw new Error('the middle')
  })
  await expect(failed).rejects.toThrow('the middle')
  expect(readdirSync(folder)).toEqual([basename(path)])
  expect(readFileSync(path, 'utf8')).toBe('old')
})

it('leaves nothing of a new file that fails', async () => {
  const failed = writeAtomically(path, async () => {
    throw new Error('the start')
  })
  await expect(failed).rejects.toThrow('the start')
  expect(readdirSync(folder)).toEqual([])
})

it('replaces no device, whatever is behind the name', async () => {
  symlinkSync('/dev/full', path)
  await expect(writeAtomically(path, (write) => write('new'))).rejects.toMatchObject({ code: 'EISDIR' })
  expect(statSync(path).isCharacterDevice()).toBe(true)
})

it('keeps two at once apart: one of them stands whole in the end', async () => {
  const texts = ['a', 'b'].map((letter) => letter.repeat(1_000_000))
  await Promise.all(
    texts.map((text) =>
      writeAtomically(path, async (write) => {
        await write(text.slice(0, 500_000))
        await write(text.slice(500_000))
      }),
    ),
  )
  expect(texts.includes(readFileSync(path, 'utf8'))).toBe(true)
  expect(readdirSync(folder)).toEqual([basename(path)])
})

it('clears away what killed processes left of this file, and of no other', async () => {
  // No process has this number: Linux has none above 4,194,304.
  const dead = 99_999_999
  const stays = [`file.csv.${process.ppid}-0123abcd.tmp`, `other.csv.${dead}-0123abcd.tmp`, 'file.csv.tmp']
  for (const name of [...stays, `file.csv.${dead}-0123abcd.tmp`]) writeFileSync(join(folder, name), '')
  await clearLeftovers(path)
  expect(readdirSync(folder).sort()).toEqual([...stays].sort())
})
