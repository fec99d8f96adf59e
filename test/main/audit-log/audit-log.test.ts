import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AuditLog,
  type AuditRecord,
  type Intent,
  openAuditLog,
} from '../../../main/audit-log/audit-log.ts'
import { canonicalJson, noHash } from '../../../main/audit-log/record.ts'
import { ConsoleError } from '../../../main/errors.ts'
import { fillableDisk } from '../full-disk.ts'

let folder: string
let file: string
let opened: AuditLog[]
const now = new Date('2026-11-24T10:00:00Z')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-log-'))
  file = join(folder, 'audit-log.jsonl')
  opened = []
})

afterEach(async () => {
  for (const log of opened) await log.close()
  rmSync(folder, { recursive: true })
})

async function openLog(onTrouble?: (line: string) => void): Promise<AuditLog> {
  const log = await openAuditLog({
    file,
    clock: () => now,
    consoleId: 'console-1',
    ...(onTrouble && { onTrouble }),
  })
  opened.push(log)
  return log
}

const intent: Intent = {
  operator: { dn: 'uid=ana,dc=example', name: 'Ana Ruiz' },
  user: 'uid=priya,ou=people,dc=example',
  action: 'add-method',
  detail: { type: 'authenticator-app', methodId: 'm1' },
  directory: 'd1',
}
const done = async () => 'done'
const recordsOf = (path: string): AuditRecord[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const records = () => recordsOf(file)

describe('a piece of work', () => {
  it('is on disk as an intent before it begins, and as an outcome after', async () => {
    const log = await openLog()
    const value = await log.around(intent, async () => {
      expect(records().map(({ phase }) => phase)).toEqual(['intent'])
      return 'done'
    })
    expect(value).toBe('done')
    expect(records()).toMatchObject([
      { seq: 1, at: now.toISOString(), console: 'console-1', ...intent, phase: 'intent', prev: noHash },
      { seq: 2, phase: 'outcome', intent: 1, outcome: 'succeeded', user: intent.user },
    ])
  })

  it('that fails is recorded with its code and rejects as it did', async () => {
    const log = await openLog()
    const refusal = new ConsoleError('insufficient-access', 'No.')
    await expect(log.around(intent, () => Promise.reject(refusal))).rejects.toBe(refusal)
    expect(records()[1]).toMatchObject({ outcome: 'failed', detail: { code: 'insufficient-access' } })
  })

  it('whose outcome is unknown stays unsettled, over a restart too, until it is settled, once', async () => {
    const log = await openLog()
    const lost = new ConsoleError('outcome-unknown', 'Lost in the middle.')
    await expect(log.around(intent, () => Promise.reject(lost))).rejects.toBe(lost)
    expect(await log.unsettled()).toMatchObject([{ seq: 1 }])

    const again = await openLog()
    const [open] = await again.unsettled()
    if (!open) throw new Error('It is settled.')
    await Promise.all([again.settle(open, 'succeeded'), again.settle(open, 'failed')])
    expect(await again.unsettled()).toEqual([])
    expect(records()).toHaveLength(2)
    expect(records()[1]).toMatchObject({ phase: 'outcome', intent: 1, outcome: 'succeeded' })
  })

  it('that is going on is not unsettled', async () => {
    const log = await openLog()
    await log.around(intent, async () => expect(await log.unsettled()).toEqual([]))
  })

  it('adds to its outcome what it is asked to', async () => {
    const log = await openLog()
    await log.around(intent, done, (value) => ({ said: value }))
    expect(records()[1]?.detail).toEqual({ said: 'done' })
  })

  it('keeps the chain when many are recorded at once', async () => {
    const log = await openLog()
    await Promise.all(Array.from({ length: 20 }, () => log.around(intent, done)))
    await (await openLog()).notices().then((notices) => expect(notices).toEqual([]))
    expect(records().map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })
})

describe('the chain', () => {
  it('holds the SHA-256 of each record in canonical JSON, and of the one before', async () => {
    const log = await openLog()
    await log.around(intent, done)
    const [first, second] = records() as [AuditRecord, AuditRecord]
    const { hash, ...rest } = first
    expect(hash).toBe(createHash('sha256').update(canonicalJson(rest)).digest('hex'))
    expect(second.prev).toBe(hash)
  })

  it('has one form for each record, whatever the order of its names', () => {
    expect(canonicalJson({ b: 'é"', a: { d: 1, c: [null] } })).toBe('{"a":{"c":[null],"d":1},"b":"é\\""}')
  })

  it('goes on after a restart', async () => {
    await (await openLog()).around(intent, done)
    await (await openLog()).around(intent, done)
    expect(await (await openLog()).notices()).toEqual([])
    expect(records().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  it('is found broken by any change to any byte of a whole record', async () => {
    const log = await openLog()
    await log.around(intent, done)
    await log.around({ ...intent, operator: { dn: null, name: 'Zoë 😀' } }, done)
    const whole = readFileSync(file)
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lastLine - 2 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ flip
        const path = join(mkdtempSync(join(folder, 'changed-')), 'audit-log.jsonl')
        writeFileSync(path, changed)
        const other = await openAuditLog({ file: path, clock: () => now, consoleId: 'console-1' })
        expect((await other.notices()).map(({ kind }) => kind)).toEqual(['audit-log-set-aside'])
        await other.close()
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a record is cut out', (lines: string[]) => lines.toSpliced(1, 1)],
    ['two are exchanged', (lines: string[]) => [lines[0], lines[2], lines[1], lines[3]]],
    ['one is repeated', (lines: string[]) => [lines[0], ...lines]],
    ['the first are gone', (lines: string[]) => lines.slice(2)],
    ['something else stands between', (lines: string[]) => lines.toSpliced(2, 0, 'garbage')],
    ['an empty line stands between', (lines: string[]) => lines.toSpliced(2, 0, '')],
  ])('is broken when %s: the file is set aside and a new one names its head', async (_, tamper) => {
    const log = await openLog()
    await log.around(intent, done)
    await log.around(intent, done)
    const before = records()
    const text = `${tamper(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`
    writeFileSync(file, text)

    const next = await openLog()
    const kept = 'audit-log.set-aside-2026-11-24T10-00-00.000Z.jsonl'
    expect(await next.notices()).toEqual([{ kind: 'audit-log-set-aside', kept }])
    expect(readFileSync(join(folder, kept), 'utf8')).toBe(text)
    await next.around(intent, done)
    const [first, ...rest] = records()
    const heads = [noHash, ...before.map(({ hash }) => hash)]
    expect(first).toMatchObject({ seq: 1, action: 'set-aside', phase: 'note', detail: { file: kept } })
    expect(heads).toContain(first?.detail.head)
    expect(rest.map(({ seq }) => seq)).toEqual([2, 3])
    expect(await (await openLog()).notices()).toEqual([])
  })
})

describe('a process that was killed', () => {
  it('in the middle of a line leaves a tail that is cut, kept and told', async () => {
    const log = await openLog()
    await log.around(intent, done)
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, `${whole}{"seq":3,"at":"2026`)

    const next = await openLog()
    const kept = 'audit-log.tail-2026-11-24T10-00-00.000Z.txt'
    expect(await next.notices()).toEqual([{ kind: 'audit-log-tail-cut', kept }])
    expect(readFileSync(join(folder, kept), 'utf8')).toBe('{"seq":3,"at":"2026')
    expect(readFileSync(file, 'utf8')).toBe(whole)
    await next.around(intent, done)
    expect(records().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  it('before the line break leaves a record that was never acknowledged', async () => {
    const log = await openLog()
    await log.around(intent, done)
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.slice(0, -1))
    const next = await openLog()
    expect(await next.notices()).toMatchObject([{ kind: 'audit-log-tail-cut' }])
    expect(await next.unsettled()).toMatchObject([{ seq: 1 }])
  })

  it('at any byte of the file loses no whole record', async () => {
    const log = await openLog()
    await log.around(intent, done)
    await log.around(intent, done)
    const whole = readFileSync(file)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), async (length) => {
        const path = join(mkdtempSync(join(folder, 'cut-')), 'audit-log.jsonl')
        writeFileSync(path, whole.subarray(0, length))
        const other = await openAuditLog({ file: path, clock: () => now, consoleId: 'console-1' })
        await other.around(intent, done)
        await other.close()
        const wholeLines = whole.subarray(0, length).toString().split('\n').length - 1
        expect(recordsOf(path).map(({ seq }) => seq)).toEqual(
          Array.from({ length: wholeLines + 2 }, (_, i) => i + 1),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('when the record can not be written', () => {
  async function refused(log: AuditLog): Promise<void> {
    let begun = false
    const work = async () => {
      begun = true
    }
    await expect(log.around(intent, work)).rejects.toMatchObject({ code: 'audit-log-unwritable' })
    expect(begun).toBe(false)
  }

  it('because its folder can not be made, the work is not begun', async () => {
    writeFileSync(join(folder, 'file'), '')
    file = join(folder, 'file', 'audit-log.jsonl')
    await refused(await openLog())
  })

  it('because something else has its name, the work is not begun, and that stays as it is', async () => {
    mkdirSync(file)
    const log = await openLog()
    await refused(log)
    await expect(log.notices()).rejects.toMatchObject({ code: 'audit-log-unwritable' })
    expect(statSync(file).isDirectory()).toBe(true)
  })

  it('because another process wrote to the file, the work is not begun', async () => {
    const log = await openLog()
    await log.around(intent, done)
    writeFileSync(file, 'x', { flag: 'a' })
    await refused(log)
  })

  it('because the file was deleted, the work is not begun', async () => {
    const log = await openLog()
    await log.around(intent, done)
    rmSync(file)
    await refused(log)
  })

  it('but can be later, it goes on', async () => {
    mkdirSync(file)
    const log = await openLog()
    await refused(log)
    rmSync(file, { recursive: true })
    await log.around(intent, done)
    expect(records()).toHaveLength(2)
  })

  describe.runIf(process.platform === 'linux')('because the disk is full', () => {
    const limit = fillableDisk()

    it('the work is not begun, nothing half written stays, and it goes on when there is room', async () => {
      const log = await openLog()
      await log.around(intent, done)
      const whole = readFileSync(file, 'utf8')
      limit(whole.length + 100)
      await refused(log)
      expect(readFileSync(file, 'utf8')).toBe(whole)
      limit('unlimited')
      await log.around(intent, done)
      expect(records().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    })

    it('in the middle of the work, the work stands, it is told, and the intent is settled later', async () => {
      const trouble: string[] = []
      const log = await openLog((line) => trouble.push(line))
      const value = await log.around(intent, async () => {
        limit(statSync(file).size + 100)
        return 'done'
      })
      limit('unlimited')
      expect(value).toBe('done')
      expect(trouble).toEqual([expect.stringContaining('record 1 (succeeded)')])
      expect(await log.unsettled()).toMatchObject([{ seq: 1 }])
      expect(await (await openLog()).unsettled()).toMatchObject([{ seq: 1 }])
    })
  })
})

describe("a user's records", () => {
  it('are found however the DN is spelled, before and after a restart', async () => {
    const log = await openLog()
    await log.around(intent, done)
    await log.around({ ...intent, user: 'uid=other,ou=people,dc=example' }, done)
    await log.around({ ...intent, user: null, action: 'lock' }, done)
    for (const each of [log, await openLog()]) {
      const found = await each.forUser('UID=Priya, OU=People,DC=example')
      expect(found.map(({ seq }) => seq)).toEqual([1, 2])
    }
    expect(await log.forUser('uid=nobody,dc=example')).toEqual([])
    expect(await log.forUser('no DN at all')).toEqual([])
  })
})

it('is readable by nobody else, and no file is made before it is needed', async () => {
  const log = await openLog()
  expect(await log.notices()).toEqual([])
  expect(readdirSync(folder)).toEqual([])
  await log.around(intent, done)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('a long log does not hold up its opening, and is checked before it goes on', async () => {
  const log = await openLog()
  for (let i = 0; i < 200; i += 1) await log.around({ ...intent, detail: { i } }, done)
  const next = await openLog()
  let turns = 0
  const ticking = setInterval(() => {
    turns += 1
  }, 0)
  await next.around(intent, done)
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(0)
  expect(records().at(-1)?.seq).toBe(402)
})
