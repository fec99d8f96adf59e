import { describe, expect, it } from 'vitest'
import type { CoveragePrint, CoverageSnapshot } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import '../../../renderer/coverage/export/i18n.ts'
import { PrintedReport } from '../../../renderer/coverage/print/printed-report.tsx'
import { coverage } from '../../../renderer/coverage/words.ts'
import { user } from '../../../renderer/user/words.ts'
import { report, row } from '../../main/coverage/export/rows.ts'
import { read as textOf } from '../approvals/samples.tsx'
import { markupOf } from '../markup.tsx'

addWords('coverage', coverage)
addWords('user', user)

const page = (given: Partial<CoveragePrint> = {}): CoveragePrint => ({
  report: report(),
  list: 'lacking',
  filter: 'who lacks something, role Staff',
  exportedAt: '2026-11-24T10:00:00.000Z',
  by: 'Ana Silva',
  people: 2,
  rows: [row(), row({ dn: 'uid=b', name: 'بسمة', lastConfirmedAt: '2026-11-20T10:00:00.000Z' })],
  trend: [],
  ...given,
})

const html = (given?: Partial<CoveragePrint>) => markupOf(<PrintedReport page={page(given)} />)

const read = (given?: Partial<CoveragePrint>) => textOf(html(given))

describe('the printed report', () => {
  it('says what it is: of what, of when, by which policy, of whom, and by whom', () => {
    const text = read()
    expect(text).toContain('Directory Example University')
    expect(text).toMatch(/As of \w+, November 24, 2026/)
    expect(text).toContain('Policy version 3')
    expect(text).toContain('People in all 4: 2 capable, 1 registered only, 1 with nothing')
    expect(text).toContain('People listed who lacks something, role Staff')
    expect(text).toMatch(/Exported \w+, November 24, 2026.* by Ana Silva/)
    expect(text).not.toContain('not complete')
  })

  it('has everybody in it, with dates that stay true', () => {
    const text = read()
    expect(text).toContain('Who lacks something: 2 people')
    expect(text).toContain('Priya Okafor pokafor Staff Registrar')
    expect(text).toMatch(/بسمة .*Nov 20, 2026/)
    expect(text).not.toContain('ago')
  })

  it('of a long list says where the rest is', () => {
    expect(read({ people: 61_234 })).toContain(
      'The first 2 of 61,234 people. A CSV or JSON export has all of them.',
    )
  })

  it('of a report that is not complete says so, and why', () => {
    const text = read({ report: report({ state: 'partial', why: 'size-limit' }) })
    expect(text).toContain('This report is not complete')
    expect(text).toContain('The directory gives your account no more entries than that.')
  })

  it('has every picture with its numbers, and nothing to click', () => {
    const people = report().people
    const trend: CoverageSnapshot[] = ['2026-11-23', '2026-11-24'].map((day) => ({
      ...{ day, people },
      policyVersion: 3,
      roles: [],
    }))
    const text = read({ trend })
    expect(text).toMatch(/By role .*Staff 4 50 % 2 1 1/)
    expect(text).toMatch(/Methods in use .*Authenticator app 4 25 % 1/)
    expect(text).toMatch(/Over time .*Nov 24, 2026 50 % \(2 of 4\)/)
    expect(html({ trend })).not.toMatch(/<(button|input|select|a)\b/)
  })
})
