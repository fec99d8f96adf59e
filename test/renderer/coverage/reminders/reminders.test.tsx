import { afterAll, describe, expect, it, vi } from 'vitest'
import type {
  ErrorData,
  ReminderCampaign,
  ReminderPause,
  ReminderPlan,
} from '../../../../preload/contract.ts'
import { addWords } from '../../../../renderer/app/i18n.ts'
import { Campaign } from '../../../../renderer/coverage/reminders/campaign.tsx'
import { takesWords } from '../../../../renderer/coverage/reminders/campaign-words.ts'
import { NewReminders } from '../../../../renderer/coverage/reminders/new-reminders.tsx'
import { RemindButton } from '../../../../renderer/coverage/reminders/remind-button.tsx'
import { Reminded } from '../../../../renderer/coverage/reminders/reminded.tsx'
import { managerWords, stateWords } from '../../../../renderer/coverage/reminders/reminded-columns.tsx'
import { everybodyOn } from '../../../../renderer/coverage/selection.ts'
import { coverage } from '../../../../renderer/coverage/words.ts'
import {
  remindedPeople,
  reminderPlan,
  reminderPreview,
  reminderState,
  reminderTemplates,
} from '../../../../renderer/queries/reminders.ts'
import { auditor, page, read } from '../../approvals/samples.tsx'
import { report } from '../samples.ts'
import { administrator, campaign, person, plan, preview, templates, words } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
addWords('coverage', coverage)

const nothing = () => undefined
const t = words()

describe('before they start', () => {
  const selection = { ...everybodyOn('lacking'), role: 'staff', words: 'lib' }
  const view = (one: Partial<ReminderPlan> = {}, maySend = true, whole = report()) =>
    read(
      page(
        <NewReminders selection={selection} report={whole} maySend={maySend} onShown={nothing} />,
        administrator,
        (client) => {
          const made = plan(one)
          client.setQueryData(reminderPlan(selection, 'email').queryKey, made)
          client.setQueryData(reminderTemplates().queryKey, { kept: templates, standard: templates })
          client.setQueryData(reminderPreview(templates, made.examples).queryKey, preview)
        },
      ),
    )

  it('it is said who gets one, and who gets none and why', () => {
    const text = view()
    expect(text).toContain('Who lacks something “lib” Role: Staff')
    expect(text).toContain('280 of 312 who lack something get a reminder')
    expect(text).toContain(
      'Left out: 20 reminded less than 7 days ago 2 whose accounts are disabled 10 without a mail address',
    )
    expect(text).toMatch(/No method yet \(200\) .*Not enough \(112\) .*To the manager/)
    expect(text).toContain('As Priya Okafor gets it Please set it up Hello Priya,')
    expect(text).toContain('It takes about 5 minutes: 60 go out in a minute at most.')
    expect(text).toContain('Remind 280 people…')
    expect(text).toContain('By the organization’s mail server.')
    expect(text).toContain('Send me a test')
  })

  it('until it is known who gets one, that is said', () => {
    const bare = <NewReminders selection={selection} report={report()} maySend onShown={nothing} />
    expect(read(page(bare, administrator))).toContain('Finding out who gets a reminder…')
    expect(view()).not.toContain('Finding out')
  })

  it('nothing is said of addresses that the directory kept to itself', () => {
    const text = view({ unreachable: null })
    expect(text).not.toContain('without a mail address')
    expect(text).toContain('The directory did not say who has no mail address')
  })

  it('nobody can be reminded without a gateway, or where nobody lacks anything', () => {
    expect(view({ gateway: null })).toContain('No gateway carries mails from this computer.')
    const text = view({ people: 0, toSend: 0, lately: 0, disabled: 0, unreachable: 0 })
    expect(text).toContain('Nobody of those selected lacks anything.')
    expect(text).not.toMatch(/Remind \d/)
  })

  it('an auditor looks and sends nothing', () => {
    const text = view({}, false)
    expect(text).toContain('Hello Priya,')
    for (const words of ['Remind 280', 'Send me a test', 'Change the words'])
      expect(text).not.toContain(words)
  })

  it('a report that is not whole is told', () => {
    expect(view({}, true, report({ state: 'partial', why: 'size-limit' }))).toContain(
      'The report is not whole',
    )
  })

  it.each([
    [30, 60, 'It takes less than a minute'],
    [1_000, 60, 'It takes about 17 minutes'],
    [61, 60, 'It takes about 1 minute:'],
    [40_000, 60, 'It takes about 11 hours'],
    [1_000, 600, 'It takes about 2 minutes'],
  ])('%i at %i in a minute: %s', (messages, perMinute, says) => {
    expect(takesWords(t, messages, perMinute)).toContain(says)
  })
})

describe('under way', () => {
  const view = (one: Partial<ReminderCampaign>, maySend = true) =>
    read(
      page(
        <Campaign campaign={campaign(one)} maySend={maySend} outcome={null} onOutcome={nothing} />,
        administrator,
      ),
    )
  const refused: ErrorData = {
    code: 'gateway-unreachable',
    message: 'smtp: connection refused',
    detail: { gateway: 'smtp', sent: 'no' },
  }

  it('they say how far they are, and can be paused or cancelled', () => {
    const text = view({})
    expect(text).toContain('Sending by mail')
    expect(text).toMatch(/Started by Märta Lindqvist .* who lacks something, role Staff/)
    expect(text).toContain('214 of 312 done · about 2 minutes left')
    expect(text).toContain('200 Sent 2 Not certain 3 Failed 9 Left out 98 Waiting')
    expect(text).toContain('Pause Cancel…')
  })

  it('while the gateway can’t, it is said that they wait and try again', () => {
    const text = view({ error: refused })
    expect(text).toContain('It waits a little and tries again by itself. Nobody is lost.')
    expect(text).toContain('smtp: connection refused')
  })

  it.each<[ReminderPause, ErrorData | null, string]>([
    ['operator', null, 'Resume goes on with those who wait.'],
    ['restart', null, 'The console was closed before it was done.'],
    ['away', null, 'It stopped when the console was locked'],
    ['gateway', refused, 'Nobody is lost: who got nothing waits. Mend the gateway'],
    [
      'directory',
      { code: 'directory-timeout', message: 'no answer' },
      'Resume when the directory answers again.',
    ],
    ['storage', { code: 'storage-unwritable', message: 'no room' }, 'Make room on the disk, then resume.'],
  ])('paused (%s), they say why, and what to do', (why, error, says) => {
    const text = view({ state: 'paused', why, error, secondsLeft: null })
    expect(text).toContain(says)
    expect(text).toContain('Resume Cancel…')
    expect(text).not.toContain('minutes left')
    expect(view({ state: 'paused', why, error }, false)).toContain(
      'An administrator can resume or cancel it.',
    )
  })

  it('over, they are numbers that lead to their people', () => {
    const text = view({ state: 'finished', managersTold: 4 })
    expect(text).toContain('4 managers were told.')
    expect(text).not.toMatch(/Pause|Resume|Cancel…/)
  })

  it('the report’s button says that they are', () => {
    const button = (one: ReminderCampaign | null) =>
      read(
        page(<RemindButton report={report()} selection={everybodyOn('lacking')} />, administrator, (client) =>
          client.setQueryData(reminderState().queryKey, { campaign: one, setAside: null }),
        ),
      )
    expect(button(null)).toContain('Remind…')
    expect(button(campaign({}))).toContain('Reminding: 214 of 312')
    expect(button(campaign({ state: 'paused', why: 'restart' }))).toContain('Reminders paused')
    expect(button(campaign({ state: 'finished' }))).toContain('Remind…')
  })
})

describe('who was reminded', () => {
  it('says what became of each, and why', () => {
    const says = (one: Parameters<typeof person>[0], isCancelled = false) =>
      stateWords(t, person(one), isCancelled)
    expect(says({})).toBe('Sent')
    expect(says({ outcome: 'failed', problem: 'no such mailbox' })).toBe('Failed: no such mailbox')
    expect(says({ outcome: 'maybe-sent', problem: 'connection lost' })).toBe('Not certain: connection lost')
    expect(says({ outcome: 'waiting' })).toBe('Waiting')
    expect(says({ outcome: 'waiting' }, true)).toBe('Cancelled')
    expect(says({ outcome: 'left-out', leftOut: 'nothing-missing' })).toBe('Lacks nothing any more')
    expect(says({ outcome: null })).toBe('Earlier only')
  })

  it('says whether their manager was told', () => {
    expect(managerWords(t, person({}))).toBe('')
    expect(managerWords(t, person({ managerToldAt: new Date().toISOString() }))).toBe('Told now')
    expect(managerWords(t, person({ managerProblem: 'no-manager' }))).toBe('No manager with a mailbox')
    expect(managerWords(t, person({ managerProblem: 'mailbox full' }))).toBe('Not told')
  })

  const list = (listed: number, selected: number) =>
    read(
      page(
        <Reminded campaign={campaign({})} outcome={null} onOutcome={nothing} scroller={{ current: null }} />,
        auditor,
        (client) =>
          client.setQueryData(remindedPeople({ words: '', outcome: null }, 0).queryKey, {
            ...{ listed, selected, from: 0 },
            people: [person({}), person({ dn: 'uid=b', name: 'Björn Groß', reminders: [] })].slice(
              0,
              selected,
            ),
          }),
      ),
    )

  it('lists them with when, and how often', () => {
    const text = list(2, 2)
    expect(text).toContain('2 people · ↑ ↓ move')
    expect(text).toContain('Priya Okafor pokafor 2 hours ago, by mail 2 times Sent')
    expect(text).toContain('Björn Groß')
  })

  it('says where nobody was, or nobody fits', () => {
    expect(list(0, 0)).toContain('Nobody was reminded from this console yet.')
    expect(list(9, 0)).toContain('Nobody fits.')
  })
})
