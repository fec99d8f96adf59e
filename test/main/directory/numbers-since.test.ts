import { expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { noteNumbers, numbersSince } from '../../../main/directory/numbers-since.ts'

const numbers = { telephoneNumber: ['+1 206 555 0100'], mobile: ['206 555 0101'] }
const entry = (attributes: Record<string, string[]>) => Entry.from('uid=x', attributes)
const changedAt = (time: string) => ({ modifyTimestamp: [time] })

function noted(before: Entry): Record<string, string[]> {
  const [change] = noteNumbers(before)
  return { securityInfoNumbersSince: change?.values.map(String) ?? [] }
}

it('the numbers are as old as the entry’s last change', () => {
  expect(numbersSince(entry({ ...numbers, ...changedAt('20260102030405Z') }))).toBe(
    '2026-01-02T03:04:05.000Z',
  )
  expect(numbersSince(entry(numbers))).toBeNull()
})

it('a change of ours does not make them younger, nor does the next', () => {
  const first = noted(entry({ ...numbers, ...changedAt('20260102030405Z') }))
  const second = entry({ ...numbers, ...first, ...changedAt('20261124100000Z') })
  expect(numbersSince(second)).toBe('2026-01-02T03:04:05.000Z')
  expect(noteNumbers(second)).toEqual([])
})

it('another number is as young as the change that brought it', () => {
  const note = noted(entry({ ...numbers, ...changedAt('20260102030405Z') }))
  const moved = entry({ ...numbers, mobile: ['206 555 0999'], ...note, ...changedAt('20261124100000Z') })
  expect(numbersSince(moved)).toBe('2026-11-24T10:00:00.000Z')
  expect(noteNumbers(moved)).toHaveLength(1)
})

it.each([['not JSON'], ['{}'], ['{"since":"yesterday","digest":"x"}']])('%s is no note', (note) => {
  const at = entry({ ...numbers, securityInfoNumbersSince: [note], ...changedAt('20261124100000Z') })
  expect(numbersSince(at)).toBe('2026-11-24T10:00:00.000Z')
})

it('of somebody without a number nothing is noted', () => {
  expect(noteNumbers(entry(changedAt('20261124100000Z')))).toEqual([])
})
