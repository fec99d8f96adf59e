import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import type { CoverageColumn, CoverageListKind, CoverageRow } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { cellText, columnName } from '../../../renderer/coverage/cells.ts'
import { columnsOf, layoutOf } from '../../../renderer/coverage/columns.ts'
import { chosen, everybodyOn, isFiltered, sortedBy } from '../../../renderer/coverage/selection.ts'
import { coverage } from '../../../renderer/coverage/words.ts'
import { user } from '../../../renderer/user/words.ts'
import { factors, row } from './samples.ts'

// Before the tables of tests are made, which hold words.
addWords('coverage', coverage)
addWords('user', user)

const t = () => i18next.getFixedT('en-US', 'coverage')
const tUser = () => i18next.getFixedT('en-US', 'user')
const cell = (column: CoverageColumn, changes: Partial<CoverageRow>, list: CoverageListKind = 'lacking') =>
  cellText(t(), tUser(), row(changes), { list, column })

describe('what is missing', () => {
  const missing = (...lacks: [CoverageRow['missing'][number]['anyOf'], number, CoverageRow['methods']][]) =>
    cell('missing', {
      missing: lacks.map(([anyOf, atLeast, has]) => ({ role: 'Staff', anyOf, atLeast, has })),
    })

  it.each([
    ['A second factor', missing([factors, 1, []])],
    ['App or Push', missing([['authenticator-app', 'push'], 1, []])],
    ['App and Email', missing([['authenticator-app', 'email'], 2, []])],
    ['two of App, Push, or Text', missing([['authenticator-app', 'push', 'text'], 2, []])],
    // One of two is there already.
    ['App, Push, or Call', missing([factors, 2, ['text']])],
    // Each thing once, however many roles require it.
    ['A second factor; Email', missing([factors, 1, []], [factors, 1, []], [['email'], 1, []])],
  ])('%s', (words, text) => {
    expect(text).toBe(words)
  })
})

describe('a cell', () => {
  it('says nothing where there is nothing', () => {
    const nothing = { userName: null, group: null, default: null, lastConfirmedAt: null, flags: [] }
    for (const column of ['user-name', 'group', 'default', 'confirmed', 'flags', 'detail'] as const)
      expect(cell(column, nothing)).toBe('')
  })

  it('says what puts somebody on a list', () => {
    const shared = { detail: '+1 206 555 0158\nfront@example.edu' }
    expect(cell('detail', shared, 'shared-targets')).toBe('+1 206 555 0158, front@example.edu')
    const inTwoHours = { detail: new Date(Date.now() + 2.5 * 3_600_000).toISOString() }
    expect(cell('detail', inTwoHours, 'pass-outstanding')).toBe('in 2 hours')
    const damaged = { detail: 'securityInfoMethod not-json\nsecurityInfoFlag bad-time' }
    expect(cell('detail', damaged, 'malformed')).toBe(
      'A method can’t be read at all, securityInfoFlag is not a time',
    )
  })
})

describe('the columns', () => {
  it('are those that a list has something to say in', () => {
    expect(columnsOf('lacking')).not.toContain('detail')
    expect(columnsOf('capable')).not.toContain('missing')
    expect(columnsOf('shared-targets')).toContain('detail')
    const heads = columnsOf('shared-targets').map((one) => columnName(t(), one, 'shared-targets', 'Unit'))
    expect(heads).toContain('Unit')
    expect(heads).toContain('Shared')
  })

  it('stand two and two where the window is narrow', () => {
    const wide = layoutOf('lacking', false)
    const narrow = layoutOf('lacking', true)
    expect(wide.template.split('minmax').length - 1).toBe(9)
    expect(narrow.template.split('minmax').length - 1).toBe(5)
    expect(narrow.columns).toEqual(wide.columns)
    expect(narrow.rowHeight).toBeGreaterThan(wide.rowHeight)
  })
})

describe('what is selected', () => {
  const byFlags = sortedBy(everybodyOn('lacking'), 'flags')

  it('is just those whose number was followed, in the order that the list had', () => {
    const before = { ...byFlags, words: 'ana', flag: 'locked' as const }
    expect(chosen(before, { list: 'lacking', role: 'staff', has: 'nothing' })).toEqual({
      ...byFlags,
      role: 'staff',
      has: 'nothing',
    })
    expect(chosen(before, { list: 'capable' })).toEqual(everybodyOn('capable'))
  })

  it('is turned round by the same column once more', () => {
    expect(byFlags.sort).toEqual({ by: 'flags', descending: false })
    expect(sortedBy(byFlags, 'flags').sort).toEqual({ by: 'flags', descending: true })
    expect(sortedBy(sortedBy(byFlags, 'flags'), 'flags').sort.descending).toBe(false)
  })

  it('is filtered by whatever narrows it down, an absent department too', () => {
    expect(isFiltered(byFlags)).toBe(false)
    expect(isFiltered({ ...byFlags, group: { attribute: 'departmentNumber', value: null } })).toBe(true)
  })
})
