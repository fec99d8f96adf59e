import { rmSync } from 'node:fs'
import { Entry } from '../../main/directory/entry.ts'
import { parseSecurityInfo } from '../../main/directory/security-info.ts'
import type { ApprovableCall } from '../../preload/contract.ts'
import { callBack, callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { choose } from './support/card.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { openCard, practiceAs } from './support/operator.ts'
import { arrivedFor, openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { secondConsole } from './support/second-console.ts'

/** Two consoles on one directory: one asks, the other decides. */
let first: Console
let second: Console

test.beforeAll(async () => {
  first = await launchConsole({ verifying: true })
  await practiceAs(first.page, 'technician')
  second = await secondConsole(first.page)
})

test.afterAll(async () => {
  await second.close()
  await first.close()
  for (const { userData } of [first, second]) rmSync(userData, { recursive: true, force: true })
})

async function readMethods(uid: string) {
  const dn = practiceDn(uid)
  const found = ldapread(await practiceElsewhere(first.page), dn, 'securityInfoMethod')
  const entry = Entry.from(dn, { securityInfoMethod: found['securityinfomethod'] ?? [] })
  return parseSecurityInfo(entry).methods
}

const methodsOf = async (uid: string): Promise<string[]> => (await readMethods(uid)).map(({ label }) => label)

/** The newest for this user. */
const rowOf = ({ page }: Console, user: string) =>
  page.getByRole('listitem').getByRole('button', { name: user }).first()

test('a lost device with level 2 and the approval of a second operator', async () => {
  const { page } = first
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await sayWhatItIsAbout(page, 'Lost or stolen device', 'INC20418')
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  await page
    .getByRole('radio', { name: /^Phone with/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Verify the caller', exact: true }).click()

  await callerPanel(page)
    .getByRole('button', { name: /^Call back/ })
    .first()
    .click()
  await callerPanel(page).getByRole('button', { name: 'They answered and confirmed' }).click()
  await expectLevel(page, 2)
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByText(/^Asked for approval; another operator has to say yes/)).toBeVisible()
  await shoot(first, 'approval-1-asked')
  const before = await methodsOf('prokafor')

  const other = second.page
  await expect(other.getByRole('button', { name: /Approvals/ })).toContainText('1')
  await other.keyboard.press('Control+3')
  await expect(other.getByText('Ana Silva asks to cut off a lost device of Prisca Okafor.')).toBeVisible()
  await expect(other.getByText('Ticket INC20418')).toBeVisible()
  await expect(other.getByText('Call back to the number on file')).toBeVisible()
  await shoot(second, 'approval-2-to-decide')
  expect(await methodsOf('prokafor')).toEqual(before)
  await other.getByRole('button', { name: 'Approve' }).click()

  await expect(page.getByText(/Lost device for Prisca Okafor: approved, and done/)).toBeVisible()
  expect((await methodsOf('prokafor')).length).toBeLessThan(before.length)
  await expect(other.getByText('Done. Approved by you.')).toBeVisible()
  await shoot(second, 'approval-3-done')
  // What the user does now, as after a lost device that needed no approval.
  await page.getByRole('button', { name: 'Open it' }).last().click()
  await expect(page.getByRole('heading', { name: 'What Prisca should do now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  await shoot(first, 'approval-5-next-steps')
  await expect(arrivedFor(await openPhone(first), 'prokafor@example.edu').first()).toContainText(/lost/)
})

test('a change to a privileged account waits, and the user’s cancel code stops it', async () => {
  const { page } = first
  await openCard(page, 'Ignatius Ó Briain', 'iobriain')
  await sayWhatItIsAbout(page, 'New phone', 'INC20419')
  await checkPhotoId(page)
  await expectLevel(page, 3)
  const before = await methodsOf('iobriain')
  await choose(page, before[0] ?? '', 'Remove…')
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByText(/^Asked for approval; another operator has to say yes/)).toBeVisible()
  await page.keyboard.press('Escape')

  const other = second.page
  await other.keyboard.press('Control+3')
  await rowOf(second, 'Ignatius Ó Briain').click()
  await expect(other.getByText('Privileged account')).toBeVisible()
  await shoot(second, 'hold-1-to-decide')
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(other.getByText('The user can still object.')).toBeVisible()
  await shoot(second, 'hold-2-waits')

  // It comes from the console that approved.
  const notice = arrivedFor(await openPhone(second), 'iobriain@example.edu').first()
  await expect(notice).toContainText(/approved/)
  const [code] = /\d{4}[ -]\d{4}/.exec((await notice.textContent()) ?? '') ?? []
  expect(code).toBeDefined()
  await other.getByRole('textbox', { name: 'The user gave a cancel code' }).fill(code ?? '')
  await other.getByRole('button', { name: 'Stop with this code' }).click()
  await expect(other.getByText('The user objected with the cancel code. Nothing was changed.')).toBeVisible()
  await shoot(second, 'hold-3-stopped')
  await expect(page.getByText(/stopped, and nothing was changed/)).toBeVisible()
  expect(await methodsOf('iobriain')).toEqual(before)
})

test('nobody approves what they asked for themselves', async () => {
  const other = second.page
  await other.keyboard.press('Control+1')
  await openCard(other, 'Priya Okonkwo', 'pokonkwo')
  await sayWhatItIsAbout(other, 'Other', 'INC20420')
  await callBack(other, '+1 206 555 0158')
  await expectLevel(other, 2)
  await other.getByRole('button', { name: 'Issue a pass' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
  await expect(other.getByText(/^Asked for approval/)).toBeVisible()
  await other.keyboard.press('Escape')
  await expect(other.getByRole('dialog')).toHaveCount(0)
  await other.keyboard.press('Control+3')
  await rowOf(second, 'Priya Okonkwo').click()
  await expect(
    other.getByText('You asked for this yourself, so another operator has to decide.'),
  ).toBeVisible()
  await expect(other.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  // The other one says no, with a reason that reaches whoever asked.
  const { page } = first
  await page.keyboard.press('Control+3')
  await rowOf(first, 'Priya Okonkwo').click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('The caller could not say why.')
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(other.getByText('Reason: The caller could not say why.')).toBeVisible()
  await shoot(first, 'approval-4-declined')
})

test('an approved pass is issued as whoever asked has it shown, on the user display', async () => {
  const { page } = first
  await page.keyboard.press('Control+1')
  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20422')
  await callBack(page, '+1 206 555 0158')
  await page.getByRole('button', { name: 'Issue a pass' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /user display/ }).check()
  await dialog.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(dialog.getByText(/^Asked for approval/)).toBeVisible()
  await page.keyboard.press('Escape')

  const other = second.page
  await other.keyboard.press('Control+3')
  await other.getByRole('button', { name: /^Priya Okonkwo Waits for you/ }).click()
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByText(/for Priya Okonkwo: approved\. Show the pass/)).toBeVisible()
  const passOf = async () =>
    ldapread(await practiceElsewhere(page), practiceDn('pokonkwo'), 'securityInfoPassInfo')[
      'securityinfopassinfo'
    ]
  expect(await passOf()).toBeUndefined()
  await page.keyboard.press('Control+3')
  await page.getByRole('button', { name: /^Priya Okonkwo Approved: show the pass/ }).click()
  await shoot(first, 'approval-6-show-the-pass')
  const opened = first.app.waitForEvent('window')
  await page.getByRole('button', { name: 'Show the pass', exact: true }).click()
  await expect((await opened).getByText(/Priya/)).toBeVisible()
  await expect(page.getByText(/on the user display/).first()).toBeVisible()
  await expect.poll(passOf).toBeDefined()
  await (await opened).close()
})

test('a request that comes in while another one is pressed does not take its place', async () => {
  const ask = async (uid: string, call: ApprovableCall) => {
    const asked = await first.page.evaluate(
      (argument) => window.securityInfoConsole.approvals.request(argument),
      { dn: practiceDn(uid), call },
    )
    expect(asked.ok).toBe(true)
  }
  const wish = { minutes: 60, startsAt: null, once: true, showOn: 'console' } as const
  await ask('pokonkwo', { call: 'issue-pass', wish })
  const other = second.page
  await other.keyboard.press('Control+3')
  await rowOf(second, 'Ignatius Ó Briain').click()
  await other.getByRole('button', { name: /^Priya Okonkwo Waits for you/ }).hover()
  await other.mouse.down()
  const [{ id } = { id: '' }] = await readMethods('iobriain')
  await ask('iobriain', { call: 'remove', methodId: id })
  await expect(other.getByRole('button', { name: /^Approvals/ })).toContainText('2')
  await other.mouse.up()
  await expect(
    other.getByText('Ana Silva asks for a temporary access pass for Priya Okonkwo.').last(),
  ).toBeVisible()
  await expect(other.getByRole('button', { name: /^Ignatius Ó Briain Waits for you/ })).toBeVisible()
})
