import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DirectoryConnection } from '../../../main/directory/connection.ts'
import { present } from '../../../main/directory/filter.ts'
import { openPractice } from '../../../main/practice/practice.ts'
import { readEntries } from '../../../main/practice/store.ts'
import { asNobody } from '../as-nobody.ts'
import { fillableDisk } from '../full-disk.ts'
import { bareClient, connection, now, okafor, open, operatorOf, policy, practiceFile } from './opened.ts'

const setVersion = (value: string) => [
  { op: 'replace' as const, attribute: 'securityInfoVersion', values: [value] },
]

async function versionOf(directory: DirectoryConnection, dn = okafor): Promise<string | null> {
  return (await directory.read(dn, ['securityInfoVersion']))?.first('securityInfoVersion') ?? null
}

async function everybody(directory: DirectoryConnection): Promise<string> {
  const options = { scope: 'sub', filter: present('objectClass') } as const
  const { entries } = await directory.search('', { ...options, attributes: ['*', '+'] })
  return JSON.stringify(entries)
}

/** Written in the background after a fresh start. */
const written = (file: string) => expect.poll(() => existsSync(file)).toBe(true)

describe('kept across restarts', () => {
  test('what was changed, and everything else as it was', async () => {
    const file = await practiceFile()
    const first = await open(file)
    expect(first.notice).toBeNull()
    const technician = await connection(first, 'technician')
    await technician.modify(okafor, setVersion('41'))
    const administrator = await connection(first, 'administrator')
    const dn = 'cn=x,ou=security-info,dc=practice,dc=example'
    await administrator.add(dn, { objectClass: ['securityInfoPolicy'], cn: ['x'] })
    await administrator.delete(policy)
    const before = await everybody(technician)
    await first.close()

    const second = await open(file)
    expect(second.notice).toBeNull()
    const again = await connection(second, 'technician')
    expect(await versionOf(again)).toBe('41')
    expect(await again.read(policy, ['cn'])).toBeNull()
    expect(await everybody(again)).toBe(before)
  })

  test('in one file that nobody else can read', async () => {
    const file = await practiceFile()
    const practice = await open(file)
    await (await connection(practice, 'technician')).modify(okafor, setVersion('2'))
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('a change that was answered is in the file, and the file is whole at every moment', async () => {
    const file = await practiceFile()
    const technician = await connection(await open(file), 'technician')
    await written(file)
    const seen = new Set<number>()
    let running = true
    const reading = (async () => {
      while (running) {
        seen.add(readEntries(readFileSync(file, 'utf8')).length)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    for (let version = 1; version <= 40; version += 1) {
      await technician.modify(okafor, setVersion(String(version)))
      const stored = readEntries(readFileSync(file, 'utf8')).find(({ dn }) => dn === okafor)
      expect(stored?.attributes.securityInfoVersion).toEqual([String(version)])
    }
    running = false
    await reading
    expect(seen.size).toBe(1)
  })

  test('closing waits for what is under way', async () => {
    const file = await practiceFile()
    const practice = await open(file)
    const technician = await connection(practice, 'technician')
    const answers = [11, 12, 13].map((n) => technician.modify(okafor, setVersion(String(n))))
    await answers[0]
    const rest = Promise.allSettled(answers)
    await practice.close()
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    const acknowledged = (await rest).filter(({ status }) => status === 'fulfilled').length
    const again = await connection(await open(file), 'technician')
    expect(Number(await versionOf(again))).toBeGreaterThanOrEqual(10 + acknowledged)
  })
})

describe('reset', () => {
  test('starts over, on the same port, with the same people, for who is connected too', async () => {
    const file = await practiceFile()
    const practice = await open(file)
    const technician = await connection(practice, 'technician')
    const before = await everybody(technician)
    await technician.modify(okafor, setVersion('77'))
    const administrator = await connection(practice, 'administrator')
    await administrator.delete(policy)
    const { url } = practice
    await practice.reset()
    expect(practice.url).toBe(url)
    expect(await technician.whoAmI()).toBe(operatorOf(practice, 'technician').dn)
    expect(await everybody(technician)).toBe(before)
    await technician.modify(okafor, setVersion('78'))
    await practice.close()
    expect(await versionOf(await connection(await open(file), 'technician'))).toBe('78')
  })
})

describe('a file that can not be understood', () => {
  const whole = async (): Promise<string> => {
    const file = await practiceFile()
    await open(file)
    await written(file)
    return readFileSync(file, 'utf8')
  }
  const entry = '{"dn":"dc=practice,dc=example","attributes":{"dc":["practice"]}}'

  test.each<[string, (text: string) => string]>([
    ['nothing', () => ''],
    ['half of it', (text) => text.slice(0, text.length / 2)],
    ['no JSON', () => 'PK\u0003\u0004 not this'],
    ['zeros, as after a power cut', (text) => '\0'.repeat(text.length)],
    ['other JSON', () => '[]'],
    ['a later version', (text) => text.replace('"version":1', '"version":2')],
    ['no entries', () => '{"version":1,"entries":[]}'],
    ['values that are no lists', () => '{"version":1,"entries":[{"dn":"dc=x","attributes":{"dc":"x"}}]}'],
    [
      'an entry without the one above',
      () => `{"version":1,"entries":[${entry},{"dn":"cn=a,ou=b","attributes":{}}]}`,
    ],
    ['an entry twice', () => `{"version":1,"entries":[${entry},${entry}]}`],
    ['a name that is none', () => '{"version":1,"entries":[{"dn":"x","attributes":{}}]}'],
  ])('%s: is set aside as it is, told, and everything starts over', async (_, spoil) => {
    const spoiled = spoil(await whole())
    const file = await practiceFile()
    writeFileSync(file, spoiled)
    const practice = await open(file)
    const kept = 'practice-directory.corrupt-2026-11-24T10-00-00.000Z.json'
    expect(practice.notice).toEqual({ kind: 'practice-directory-reset', kept })
    await written(file)
    await expect.poll(() => readdirSync(dirname(file)).sort()).toEqual([kept, basename(file)].sort())
    expect(readFileSync(join(dirname(file), kept), 'utf8')).toBe(spoiled)
    const technician = await connection(practice, 'technician')
    await technician.modify(okafor, setVersion('5'))
    await practice.close()
    const next = await open(file)
    expect(next.notice).toBeNull()
    expect(await versionOf(await connection(next, 'technician'))).toBe('5')
  })

  test('a folder of that name is set aside too', async () => {
    const file = await practiceFile()
    mkdirSync(file)
    const practice = await open(file)
    expect(practice.notice).toMatchObject({ kind: 'practice-directory-reset' })
    await (await connection(practice, 'technician')).modify(okafor, setVersion('5'))
    expect(statSync(file).isFile()).toBe(true)
  })

  test('what a killed console left half written beside it is cleared away', async () => {
    const file = await practiceFile()
    // No process has this number: Linux has none above 4,194,304.
    writeFileSync(`${file}.99999999-0123abcd.tmp`, 'half')
    const atWork = `${file}.${process.ppid}-0123abcd.tmp`
    writeFileSync(atWork, 'another console, at work')
    await open(file)
    await written(file)
    await expect.poll(() => readdirSync(dirname(file)).sort()).toEqual([basename(file), basename(atWork)])
  })
})

describe('where the file can not be written', () => {
  async function refusesChanges(file: string, write?: () => void): Promise<void> {
    const practice = await openPractice({ file, clock: () => now })
    try {
      write?.()
      const technician = await connection(practice, 'technician')
      const before = await everybody(technician)
      await expect(technician.modify(okafor, setVersion('9'))).rejects.toMatchObject({ code: 'unwilling' })
      expect(await everybody(technician)).toBe(before)
      await expect(practice.reset()).rejects.toMatchObject({ code: 'storage-unwritable' })
      expect(await everybody(technician)).toBe(before)
      // And reading goes on.
      const client = await bareClient(practice, 'auditor')
      expect((await client.search(okafor, { scope: 'base' })).searchEntries).toHaveLength(1)
    } finally {
      await practice.close()
    }
  }

  test('because its folder is a file', async () => {
    const beside = await practiceFile()
    writeFileSync(beside, 'x')
    await refusesChanges(join(beside, 'practice-directory.json'))
    expect(readFileSync(beside, 'utf8')).toBe('x')
  })

  test.skipIf(process.platform === 'win32')('because its folder is read-only', async () => {
    const file = await practiceFile()
    chmodSync(dirname(file), 0o555)
    await asNobody(() => refusesChanges(file))
    expect(readdirSync(dirname(file))).toEqual([])
    chmodSync(dirname(file), 0o755)
    const technician = await connection(await open(file), 'technician')
    await technician.modify(okafor, setVersion('9'))
  })

  test.skipIf(process.platform === 'win32')('nor read: it stays as it is', async () => {
    const file = await practiceFile()
    writeFileSync(file, 'not ours to read', { mode: 0o600 })
    chmodSync(dirname(file), 0o555)
    if (process.getuid?.() !== 0) chmodSync(file, 0)
    await asNobody(() => refusesChanges(file))
    chmodSync(file, 0o600)
    expect(readFileSync(file, 'utf8')).toBe('not ours to read')
    chmodSync(dirname(file), 0o755)
  })

  test('because something else took its name, until it is gone', async () => {
    const file = await practiceFile()
    await refusesChanges(file, () => {
      rmSync(file, { force: true })
      mkdirSync(join(file, 'x'), { recursive: true })
    })
    rmSync(file, { recursive: true })
    const practice = await open(file)
    const technician = await connection(practice, 'technician')
    await technician.modify(okafor, setVersion('9'))
    expect(await versionOf(technician)).toBe('9')
  })

  describe.runIf(process.platform === 'linux')('because the disk is full', () => {
    const limit = fillableDisk()

    test('the last whole file stays, and changes go on when there is room', async () => {
      const file = await practiceFile()
      const practice = await open(file)
      const technician = await connection(practice, 'technician')
      await technician.modify(okafor, setVersion('1'))
      const whole = readFileSync(file, 'utf8')
      limit(100_000)
      await expect(technician.modify(okafor, setVersion('2'))).rejects.toMatchObject({ code: 'unwilling' })
      await expect(practice.reset()).rejects.toMatchObject({ code: 'storage-unwritable' })
      expect(readFileSync(file, 'utf8')).toBe(whole)
      expect(readdirSync(dirname(file))).toEqual([basename(file)])
      expect(await versionOf(technician)).toBe('1')
      limit('unlimited')
      await technician.modify(okafor, setVersion('3'))
      expect(await versionOf(technician)).toBe('3')
      expect(readFileSync(file, 'utf8')).toContain('"securityInfoVersion":["3"]')
    })
  })
})
