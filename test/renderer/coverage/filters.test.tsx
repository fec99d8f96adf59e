import { createRef } from 'react'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { CoverageSelection } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { Filters } from '../../../renderer/coverage/filters.tsx'
import { everybodyOn } from '../../../renderer/coverage/selection.ts'
import { coverage } from '../../../renderer/coverage/words.ts'
import { user } from '../../../renderer/user/words.ts'
import { auditor, page, read } from '../approvals/samples.tsx'
import { factors, report } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
beforeAll(() => {
  addWords('coverage', coverage)
  addWords('user', user)
})

const [staff] = report().roles
const whole = report({
  roles: [
    {
      ...(staff as NonNullable<typeof staff>),
      requirements: [
        { anyOf: factors, atLeast: 2, met: 400, lacking: 300 },
        { anyOf: ['email'], atLeast: 1, met: 690, lacking: 10 },
      ],
    },
  ],
})

const html = (change: Partial<CoverageSelection>) =>
  page(
    <Filters
      report={whole}
      selection={{ ...everybodyOn('lacking'), ...change }}
      onChange={() => undefined}
      onClear={() => undefined}
      find={createRef()}
    />,
    auditor,
  )

it('a department can be chosen, and is told from the column of the same name', () => {
  expect(html({})).toContain('aria-label="Department, filter"')
  const group = { attribute: 'departmentNumber', value: 'Registrar' }
  expect(read(html({ group }))).toContain('Department: Registrar')
  expect(read(html({ group: { ...group, value: null } }))).toContain('Department: None on file')
})

it('says what a number of the pictures has set, with a way out', () => {
  const text = html({ role: 'staff', requirement: 0 })
  expect(read(text)).toContain('Lacks: two of authenticator app, push, text message, or phone call')
  expect(text).toContain(
    'aria-label="Remove the filter two of authenticator app, push, text message, or phone call"',
  )
  expect(read(html({ role: 'staff', requirement: 1 }))).toContain('Lacks: email')
  expect(read(html({}))).not.toContain('Clear filters')
  expect(read(text)).toContain('Clear filters')
})
