import type { ReactNode } from 'react'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Approval, HelpDeskAlert, Operator, SentNotice } from '../../../preload/contract.ts'
import { Alerts } from '../../../renderer/app/alerts.tsx'
import { Rail } from '../../../renderer/app/rail.tsx'
import { ApprovalDetail } from '../../../renderer/approvals/approval-detail.tsx'
import { ApprovalsView } from '../../../renderer/approvals/approvals-view.tsx'
import { RequestApproval } from '../../../renderer/approvals/request-approval.tsx'
import { approvals } from '../../../renderer/queries/approvals.ts'
import { alerts, sentNotices } from '../../../renderer/queries/notices.ts'
import { userCard } from '../../../renderer/queries/users.ts'
import { UserNotices } from '../../../renderer/user/notices.tsx'
import { card, method } from '../enrollment/cards.ts'
import { lostNumber } from '../reset/samples.ts'
import { ana, approval, auditor, decided, holding, joonas, notice, page, read } from './samples.tsx'

// The keys' names ask for it as soon as they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())

const detail = (one: Approval, operator: Operator, inView = true) =>
  read(page(<ApprovalDetail approval={one} operator={operator} inView={inView} />, operator))

const withList = (view: ReactNode, list: Approval[], operator: Operator) =>
  page(view, operator, (client) => client.setQueryData(approvals().queryKey, list))

describe('one approval', () => {
  const toDecide = approval({ may: { decide: true, stop: false } })

  it('says who asks what for whom, why, on what evidence, and what it does', () => {
    const text = detail(toDecide, joonas)
    expect(text).toContain('Ana Silva asks to cut off a lost device of Priya Okafor.')
    expect(text).toContain('Removes “Office phone”')
    expect(text).toContain('Lost device Left on the train Ticket HD-1234')
    expect(text).toContain('Evidence that Ana Silva had')
    expect(text).toContain('Level 2 Call back to the number on file (Mobile phone) 4 minutes ago')
    expect(text).toMatch(/Expires in 2[67]:\d\d/)
    expect(text).toContain('Open the card of Priya Okafor')
    expect(text).not.toContain('Privileged account')
  })

  it('offers yes and no to whoever may decide, and to nobody else', () => {
    expect(detail(toDecide, joonas)).toContain('Approve Decline')
    const own = detail(approval({ mayNot: 'own-request' }), ana)
    expect(own).not.toContain('Decline')
    expect(own).toContain('You asked for this yourself, so another operator has to decide.')
    expect(detail(approval(), auditor)).toContain('Only technicians decide.')
  })

  it('says that nobody was verified where there is no evidence', () => {
    expect(detail(approval({ evidence: [], level: 0 }), joonas)).toContain(
      'None: the caller was not verified.',
    )
  })

  it('on hold counts down, and can be stopped in two ways', () => {
    const text = detail(holding(), joonas)
    expect(text).toContain('Privileged account')
    expect(text).toContain('Approved by you.')
    expect(text).toMatch(/It is carried out in 1[34]:\d\d/)
    expect(text).toContain('The user can still object.')
    expect(text).toContain('The user gave a cancel code')
    expect(text).toContain('Why it is to be stopped')
    expect(text).not.toContain('Approve Decline')
  })

  it('on hold can’t be stopped by an auditor', () => {
    const text = detail(holding({ may: { decide: false, stop: false } }), auditor)
    expect(text).toContain('The user can still object.')
    expect(text).not.toContain('cancel code')
  })

  it('is withdrawn by the one who asked while it waits; who may decide declines it', () => {
    const own = detail(approval({ mayNot: 'own-request', may: { decide: false, stop: true } }), ana)
    expect(own).toContain('Withdraw it Why it is withdrawn, if you want to say Withdraw')
    expect(own).not.toContain('cancel code')
    expect(detail(approval({ may: { decide: true, stop: true } }), joonas)).not.toContain('Stop it')
  })

  it('can still be stopped with the code while it was not carried out after its hold', () => {
    const late = decided({
      state: 'approved',
      holdUntil: '2026-01-05T09:00:00Z',
      may: { decide: false, stop: true },
    })
    expect(detail(late, joonas)).toContain('The user gave a cancel code')
  })

  it('says what became of it', () => {
    const text = detail(decided({ state: 'declined', why: 'Call them back first' }), ana)
    expect(text).toContain('Declined by Joonas Virtanen. Nothing was changed. 1 minute ago')
    expect(text).toContain('Reason: Call them back first')
  })

  it('says what the user does now after a lost device, to the one who asked', () => {
    const lost = { ...lostNumber, methodId: 'm1' }
    const left = { ...card([method('call', { label: 'Office phone' })]), lost: [lost] }
    const shown = (one: Approval, operator: Operator) =>
      read(
        page(<ApprovalDetail approval={one} operator={operator} inView />, operator, (client) =>
          client.setQueryData(userCard(one.user.dn).queryKey, left),
        ),
      )
    const done = decided({ state: 'carried-out' })
    expect(shown(done, ana)).toMatch(/Sign in as usual, with: Office phone\..*SIM card.*Print/)
    expect(shown(done, joonas)).not.toContain('SIM card')
    expect(shown(decided({ state: 'approved' }), ana)).not.toContain('SIM card')
  })

  it('offers a pass that waits to the one who asked, while they look', () => {
    const done = decided({ state: 'approved', passWaits: true })
    expect(detail(done, ana)).toContain('Show the pass')
    expect(detail(done, joonas)).not.toContain('Show the pass')
    expect(detail(done, ana, false)).not.toContain('Show the pass')
  })
})

describe('the view', () => {
  it('says what will appear where nothing waits', () => {
    const text = read(withList(<ApprovalsView operator={joonas} />, [], joonas))
    expect(text).toContain('Nothing waits for approval.')
    expect(text).toContain('it appears here within seconds')
  })

  it('lists those that are open before those of the last day', () => {
    const list = [
      decided({ id: 'x', state: 'expired', user: { dn: 'u2', name: 'Bo Berg' } }),
      approval({ may: { decide: true, stop: false } }),
    ]
    const text = read(withList(<ApprovalsView operator={joonas} />, list, joonas))
    expect(text).toMatch(/Open Priya Okafor Waits for you Lost device, asked by Ana Silva 3 minutes ago/)
    expect(text).toMatch(/In the last day Bo Berg Expired/)
  })
})

describe('the rail', () => {
  const list = [approval({ may: { decide: true, stop: false } }), approval({ id: 'a2' })]

  it('counts what waits for this operator', () => {
    expect(read(withList(<Rail operator={joonas} />, list, joonas))).toContain('1 Approvals 1 waits for you')
    expect(read(withList(<Rail operator={ana} />, [], ana))).not.toContain('wait')
  })

  it('shows auditors the view, and administrators alone not', () => {
    expect(read(withList(<Rail operator={auditor} />, [], auditor))).toContain('Approvals')
    const administrator: Operator = { ...auditor, roles: ['administrator'] }
    expect(read(withList(<Rail operator={administrator} />, [], administrator))).not.toContain('Approvals')
  })

  it('shows coverage to auditors and administrators, and to technicians not', () => {
    expect(read(withList(<Rail operator={auditor} />, [], auditor))).toContain('Coverage')
    expect(read(withList(<Rail operator={joonas} />, [], joonas))).toContain('Coverage')
    expect(read(withList(<Rail operator={ana} />, [], ana))).not.toContain('Coverage')
  })
})

describe('asking for approval', () => {
  it('is one button, with a label of its own if it has one', () => {
    const ask = <RequestApproval dn="uid=priya" call={{ call: 'repair' }} />
    expect(read(page(ask, ana))).toContain('Ask for approval')
    const labeled = <RequestApproval dn="uid=priya" call={{ call: 'repair' }} label="Ask Joonas" />
    expect(read(page(labeled, ana))).toContain('Ask Joonas')
  })
})

describe('alerts', () => {
  const band = (list: HelpDeskAlert[]) =>
    read(page(<Alerts />, ana, (client) => client.setQueryData(alerts().queryKey, list)))

  it('name the operator or the number', () => {
    expect(band([{ kind: 'velocity-operator', who: 'Ana Silva', resets: 12 }])).toContain(
      'Ana Silva reset 12 users in the last hour; resets by Ana Silva now need approval.',
    )
    expect(band([{ kind: 'velocity-number', who: '+1 212-555-0170', resets: 1 }])).toContain(
      'The number +1 212-555-0170 led to 1 reset in the last hour; resets with this number now need approval.',
    )
  })

  it('take no room where there are none', () => {
    expect(band([]).trim()).toBe('')
  })
})

describe('notices on the card', () => {
  const section = (list: SentNotice[], operator = ana) =>
    read(
      page(<UserNotices dn="uid=priya" />, operator, (client) =>
        client.setQueryData(sentNotices('uid=priya').queryKey, list),
      ),
    )

  it('say of what, where to, and that they went out', () => {
    expect(section([notice()])).toContain(
      'Notices A lost device was cut off: text message to +1 212-555-0170 Sent 2 minutes ago',
    )
  })

  it('say when one that waits is tried again', () => {
    const nextAt = new Date(Date.now() + 5.5 * 60_000).toISOString()
    expect(section([notice({ state: 'waiting', attempts: 2, nextAt })])).toContain(
      'Waiting, tried 2 times; next try in 5 minutes',
    )
  })

  it('say why one failed, and can be tried again by a technician', () => {
    const failed = notice({ state: 'failed', attempts: 5, problem: 'No such number' })
    expect(section([failed])).toContain(
      'Not delivered, tried 5 times; the gateway says: “No such number” Try again',
    )
    expect(section([failed], auditor)).not.toContain('Try again')
  })

  it('say in words what main names, and what nobody knows', () => {
    const failed = (problem: string) => section([notice({ state: 'failed', problem })])
    expect(failed('no-gateway')).toContain(
      'Not delivered, tried once; no gateway was chosen for it Try again',
    )
    const perhaps = failed('outcome-unknown: the console ended meanwhile')
    expect(perhaps).toContain('It isn’t known whether it went out, tried once Try again')
  })

  it('say where there was nowhere to send it to, and offer nothing then', () => {
    const text = section([notice({ state: 'failed', problem: 'no-channel', target: '', attempts: 0 })])
    expect(text).toContain('A lost device was cut off Nobody was told: no number or mailbox is on file')
    expect(text).not.toContain('Try again')
  })

  it('know every change that could be told of, even one that is new to them', () => {
    expect(section([notice({ about: 'test-method' })])).toContain('A change of the security info')
  })

  it('take no room where there are none', () => {
    expect(section([]).trim()).toBe('')
  })
})
