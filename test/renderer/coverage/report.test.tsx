import { afterAll, describe, expect, it, vi } from 'vitest'
import type { CoverageReport, CoverageRows, CoverageSelection } from '../../../preload/contract.ts'
import { CoverageView } from '../../../renderer/coverage/coverage-view.tsx'
import { ListProgress } from '../../../renderer/coverage/list-progress.tsx'
import { PeopleEmpty } from '../../../renderer/coverage/people-empty.tsx'
import { everybodyOn } from '../../../renderer/coverage/selection.ts'
import { coverageReport, coverageRows } from '../../../renderer/queries/coverage.ts'
import { auditor, page, read } from '../approvals/samples.tsx'
import { count, factors, report, row, rows } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())

const everybody: CoverageSelection = everybodyOn('lacking')

const html = (one: CoverageReport, list: CoverageRows = rows()) =>
  page(<CoverageView operator={auditor} />, auditor, (client) => {
    client.setQueryData(coverageReport().queryKey, one)
    client.setQueryData(coverageRows(everybody, 0).queryKey, list)
  })
const view = (one: CoverageReport, list?: CoverageRows) => read(html(one, list))

describe('a report', () => {
  it('is one number and one sentence, of when, by which policy, of which directory', () => {
    const text = view(report())
    expect(text).toContain('312 of 1,204 people lack a second factor')
    expect(text).toContain('892 capable (74 %) 112 registered only 200 nothing')
    expect(text).toContain('As of 1 minute ago · Campus directory · policy version 7')
    expect(text).toContain('2 people are in no role: nothing is required of them.')
    expect(text).toContain('Read again')
  })

  it('says of whom, where one role alone has requirements', () => {
    const roles = report().roles.filter(({ name }) => name !== 'faculty')
    expect(view(report({ roles }))).toContain('300 of 700 people in the role Staff lack a second factor')
  })

  it('says that it is more than a second factor, where it is', () => {
    const [staff] = report().roles
    if (!staff) throw new Error('no staff')
    const requirements = [{ anyOf: factors, atLeast: 2, met: 400, lacking: 300 }]
    const roles = [{ ...staff, requirements }, ...report().roles.slice(1)]
    expect(view(report({ roles }))).toContain('312 of 1,204 people lack what their role requires')
  })

  it('says that nothing has changed since', () => {
    const finishedAt = new Date(Date.now() - 3 * 3_600_000).toISOString()
    expect(view(report({ finishedAt, unchangedSince: finishedAt }))).toContain(
      'As of 3 hours ago · Nothing has changed since.',
    )
  })
})

describe('a report that runs', () => {
  const running = report({
    state: 'running',
    finishedAt: null,
    read: 12_000,
    expected: 100_000,
    secondsLeft: 8,
  })

  it('says how far it is and how long it takes, can be cancelled, and shows what it has', () => {
    const text = view(running, rows({ state: 'running', listed: 300, selected: 300 }))
    expect(text).toContain('12,000 of about 100,000 people · about 8 seconds left')
    expect(text).toContain('Cancel')
    expect(text).toContain('So far: the report is still running.')
    expect(text).toContain('300 people so far')
    expect(text).toContain('Priya Okafor')
    expect(text).not.toContain('As of')
  })

  it('promises nothing that it doesn’t know', () => {
    const text = view({ ...running, expected: null, secondsLeft: null })
    expect(text).toContain('12,000 people so far Cancel')
  })

  it('of minutes speaks in minutes', () => {
    expect(view({ ...running, secondsLeft: 170 })).toContain('about 3 minutes left')
  })
})

it('a list that is searched for says how far it is, and can be cancelled', () => {
  expect(read(page(<ListProgress read={12_000} />, auditor))).toContain(
    '12,000 people looked at so far Cancel',
  )
})

describe('a report that is not whole', () => {
  it.each([
    ['size-limit', 'higher size limit'],
    ['time-limit', 'the search took too long'],
    ['admin-limit', 'index securityInfoMethodType'],
    ['lost', 'Reconnect, then read again.'],
    ['no-paging', 'allow paged results'],
  ] as const)('is marked partial everywhere, and says why: %s', (why, words) => {
    const text = view(
      report({ state: 'partial', why, read: 500 }),
      rows({ state: 'partial', why, listed: 200, selected: 200 }),
    )
    expect(text).toContain('Coverage Partial')
    expect(text).toContain('The report is partial.')
    expect(text).toContain('Partial: only 500 people could be read.')
    expect(text).toContain(words)
    expect(text).toContain('Only of those who could be read.')
    expect(text).toMatch(/Who lacks something Other lists Partial/)
  })

  it('says what of the policy the directory can’t decide: a report of nobody is no all-clear', () => {
    const text = view(report({ undecidable: ['(shoeSize=42)'] }))
    expect(text).toContain('This directory can’t decide a part of the policy: (shoeSize=42).')
  })

  it('says so as well of a report that is not whole besides', () => {
    const text = view(report({ state: 'partial', why: 'lost', undecidable: ['(shoeSize=42)'] }))
    expect(text).toContain('people could be read.')
    expect(text).toContain('This directory can’t decide a part of the policy: (shoeSize=42).')
  })

  it('keeps what was read until it was cancelled', () => {
    const text = view(report({ state: 'cancelled', read: 700 }), rows({ state: 'cancelled' }))
    expect(text).toContain('Cancelled. The numbers count the 700 people read until then.')
    expect(text).toContain('312 of 1,204 people')
  })

  it('that failed says what happened and what to do, and shows no numbers', () => {
    const error = { code: 'directory-timeout', message: 'no answer', detail: { seconds: 10 } } as const
    const text = view(report({ state: 'failed', error, read: 0, people: count(0, 0, 0) }))
    expect(text).toContain('The directory stopped answering.')
    expect(text).toContain('Try again')
    expect(text).not.toContain('As of')
    expect(text).not.toContain('Who lacks something')
  })
})

describe('where there is nothing to tell', () => {
  const none = rows({ listed: 0, selected: 0, rows: [] })

  it('nobody lacks anything', () => {
    const text = view(report({ people: count(1204, 0, 0) }), none)
    expect(text).toContain('Nobody lacks anything. All 1,204 people have what their roles require.')
  })

  it('does not say so of a part', () => {
    const text = view(
      report({ state: 'partial', why: 'lost', people: count(500, 0, 0), read: 500 }),
      rows({ state: 'partial', why: 'lost', listed: 0, selected: 0, rows: [] }),
    )
    expect(text).not.toContain('Nobody lacks anything')
    expect(text).toContain('0 of 500 people lack a second factor')
    expect(text).toContain('Nobody of those who could be read.')
  })

  it('does not say that all is well with accounts that the policy does not name', () => {
    const selection = everybodyOn('privileged-weak')
    const empty = (namesPrivileged: boolean) =>
      read(
        page(
          <PeopleEmpty
            selection={selection}
            rows={{ ...none, list: 'privileged-weak' }}
            namesPrivileged={namesPrivileged}
            onClear={() => undefined}
          />,
          auditor,
        ),
      )
    expect(empty(true)).toContain('Every privileged account has an authenticator app or push.')
    expect(empty(false)).toContain('The policy does not say which accounts are privileged')
    expect(empty(false)).not.toContain('Every privileged account')
  })

  it('the policy requires nothing', () => {
    const roles = report().roles.map((role) => ({ ...role, requirements: [] }))
    expect(view(report({ roles, people: count(1204, 0, 0) }), none)).toContain('The policy requires nothing.')
  })

  it('nobody was found', () => {
    const text = view(report({ people: count(0, 0, 0), read: 0, groupings: [] }), none)
    expect(text).toContain('Nobody was found.')
    expect(text).not.toContain('Who lacks something')
  })
})

describe('the people', () => {
  it('stand in a grid that tells assistive technology how many there are, and where each stands', () => {
    const markup = html(report(), rows({ rows: [row(), row({ dn: 'uid=b', name: 'Bo Berg' })] }))
    expect(markup).toContain('aria-rowcount="313"')
    expect(markup).toContain('aria-sort="ascending"')
    expect(markup).toMatch(/aria-rowindex="2"[^>]*>.*?Priya Okafor/s)
    expect(markup).toMatch(/aria-rowindex="3"[^>]*>.*?Bo Berg/s)
  })

  it('tell all that the list has columns for', () => {
    const text = view(report())
    expect(text).toContain(
      'Name User name Roles Department What is missing Methods Default Last confirmed Flags',
    )
    expect(text).toContain(
      'Priya Okafor pokafor Staff Registrar A second factor Email yesterday Privileged, Locked',
    )
  })

  it('are drawn before all of them are there', () => {
    const drawn = html(report()).match(/aria-rowindex="/g) ?? []
    // The head, and as many as a window has room for, of whom one came.
    expect(drawn.length).toBeGreaterThan(20)
    expect(drawn.length).toBeLessThan(100)
  })
})
