import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSendLimits, type Send } from '../../../main/messaging/limits.ts'
import { errorOf } from '../directory/served.ts'

function office() {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  let time = Date.parse('2026-11-24T10:00:00Z')
  const clock = () => new Date(time)
  return {
    folder,
    file: join(folder, 'message-limits.json'),
    // Its uptime stands still: what is tested here, the clock alone decides.
    open: () => openSendLimits({ folder, clock, uptime: () => 0 }),
    wait: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

const toPriya: Send = { channel: 'text', target: '+12065550100', userId: 'u1', operatorDn: 'uid=tess' }

test('thirty seconds between two, by the same way to the same number', async () => {
  const { open, wait } = office()
  const limits = open()
  await limits.take(toPriya)
  wait(12)
  const error = await errorOf(limits.take(toPriya))
  expect(error).toMatchObject({
    code: 'send-limit',
    detail: { whose: 'wait', until: '2026-11-24T10:00:30.000Z' },
  })
  expect(limits.outlook(toPriya)).toEqual({ left: 4, nextAt: new Date('2026-11-24T10:00:30Z') })
  // A call may go out where the text did not arrive.
  await limits.take({ ...toPriya, channel: 'call' })
  wait(18)
  await limits.take(toPriya)
})

test('five to a number in ten minutes, whoever the user and the operator are', async () => {
  const { open, wait } = office()
  const limits = open()
  for (let count = 0; count < 5; count += 1) {
    await limits.take({ ...toPriya, userId: `u${count}`, operatorDn: `uid=o${count}` })
    wait(31)
  }
  const error = await errorOf(limits.take({ ...toPriya, userId: 'u9', operatorDn: 'uid=o9' }))
  expect(error.detail).toEqual({ whose: 'number', until: '2026-11-24T10:10:00.000Z' })
  wait(600 - 5 * 31)
  await limits.take(toPriya)
})

test('a right code frees the number, and not the user', async () => {
  const { open } = office()
  const limits = open()
  for (let count = 0; count < 20; count += 1) await (await limits.take(toPriya)).settle()
  const error = await errorOf(limits.take(toPriya))
  expect(error.detail).toEqual({ whose: 'user', until: '2026-11-24T11:00:00.000Z' })
})

test('a hundred by an operator in an hour, to whomever', async () => {
  const { open } = office()
  const limits = open()
  const to = (count: number) => ({ ...toPriya, userId: `u${count}`, target: `+1206555${1000 + count}` })
  for (let count = 0; count < 100; count += 1) await limits.take(to(count))
  expect((await errorOf(limits.take(to(100)))).detail?.whose).toBe('operator')
  await limits.take({ ...to(100), operatorDn: 'uid=other' })
})

test('what never went out does not count', async () => {
  const { open } = office()
  const limits = open()
  await (await limits.take(toPriya)).giveBack()
  await limits.take(toPriya)
})

test('a restart forgets none, and the file names nobody', async () => {
  const { open, file } = office()
  await open().take(toPriya)
  expect((await errorOf(open().take(toPriya))).detail?.whose).toBe('wait')
  const text = readFileSync(file, 'utf8')
  for (const name of ['12065550100', 'u1"', 'tess']) expect(text).not.toContain(name)
})

test('extensions of one line count as one number', async () => {
  const { open, wait } = office()
  const limits = open()
  const call = (extension: number): Send => ({
    ...toPriya,
    channel: 'call',
    target: `+12065550100;ext=${extension}`,
  })
  await limits.take(call(1))
  expect((await errorOf(limits.take(call(2)))).detail?.whose).toBe('wait')
  expect(limits.outlook(call(3))).toEqual({ left: 4, nextAt: new Date('2026-11-24T10:00:30Z') })
  for (let extension = 2; extension <= 5; extension += 1) {
    wait(30)
    await limits.take(call(extension))
  }
  wait(30)
  expect((await errorOf(limits.take(call(6)))).detail?.whose).toBe('number')
})

test('a file that can not be read is set aside, and that is told', async () => {
  const { open, file } = office()
  writeFileSync(file, '{"sends": [{"at": "yesterday"}]}')
  const limits = open()
  const kept = expect.stringMatching(/^message-limits\.json\.unreadable-/)
  expect(limits.notice).toEqual({ kind: 'message-limits-reset', kept })
  await limits.take(toPriya)
  expect(JSON.parse(readFileSync(file, 'utf8')).sends).toHaveLength(1)
  expect(open().notice).toBeNull()
})

test('where it can not be counted it is not sent, and counts for nothing', async () => {
  const { folder } = office()
  const clock = () => new Date('2026-11-24T10:00:00Z')
  const limits = openSendLimits({ folder: join(folder, 'file', 'below'), clock })
  writeFileSync(join(folder, 'file'), '')
  expect((await errorOf(limits.take(toPriya))).code).toBe('storage-unwritable')
  expect((await errorOf(limits.take(toPriya))).code).toBe('storage-unwritable')
})

test('two at once: one of them waits', async () => {
  const { open } = office()
  const limits = open()
  const both = await Promise.allSettled([limits.take(toPriya), limits.take(toPriya)])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})

test('a clock that was wrong by hours and is set right frees nobody', async () => {
  const { open, wait } = office()
  const limits = open()
  await limits.take(toPriya)
  wait(5 * 3600)
  await limits.take({ ...toPriya, target: '+12065550101' })
  wait(-5 * 3600 + 5)
  expect((await errorOf(limits.take(toPriya))).detail?.whose).toBe('wait')
})
