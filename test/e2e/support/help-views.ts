import { expect } from 'playwright/test'
import { callBack, callerPanel, expectLevel, sayWhatItIsAbout } from './caller.ts'
import type { Console } from './console.ts'
import { openCard, practiceAs, searchBox, signOut } from './operator.ts'

type Look = (view: string) => Promise<void>

/** What a technician sees with callers who have to be verified; each view is looked at as it comes up. */
export async function helpViews(console: Console, look: Look): Promise<void> {
  const { page } = console
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const dialog = page.getByRole('dialog')
  await practiceAs(page, 'technician')
  await page.keyboard.press('Control+3')
  await expect(page.getByText('Nothing waits for approval.')).toBeVisible()
  await look('approvals-none')

  await page.keyboard.press('Control+1')
  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  const panel = callerPanel(page)
  await expect(panel.getByText('Next: say what the call is about.')).toBeVisible()
  await look('caller-not-verified')
  await sayWhatItIsAbout(page, 'New phone', 'INC20430')
  await panel.getByRole('button', { name: 'Call back +1 206 555 0158' }).click()
  await expect(panel.getByRole('group', { name: 'What came of it?' })).toBeVisible()
  await look('caller-call-back')
  await panel.getByRole('button', { name: 'Back to the list (Esc)' }).click()
  await callBack(page, '+1 206 555 0158')
  await expectLevel(page, 2)
  await look('caller-level-2')

  await button('Issue a pass').click()
  await dialog.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(dialog.getByText(/^Asked for approval/)).toBeVisible()
  await look('pass-asked-for')
  await dialog.getByRole('button', { name: 'Open approvals' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/^You asked for this yourself/)).toBeVisible()
  await look('approvals-own-request')

  await page.keyboard.press('Control+1')
  await panel.getByRole('button', { name: 'Check photo ID' }).click()
  await panel.getByLabel('Last four characters of its number').fill('12AB')
  await look('caller-photo-id')
  await panel.getByRole('button', { name: 'Matches' }).click()
  await expectLevel(page, 3)
  await look('caller-level-3')

  await button('Reset…').click()
  await dialog.getByLabel('All methods').check()
  await dialog.getByLabel('End all sessions').check()
  await expect(dialog.getByText('All sessions end.')).toBeVisible()
  await look('reset')
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await button('Issue a pass').click()
  await dialog.getByRole('button', { name: 'Issue the pass' }).waitFor()
  await look('pass')
  await dialog.getByRole('button', { name: 'Issue the pass' }).click()
  const issued = page.getByRole('alertdialog', { name: /^Temporary access pass of/ })
  await issued.getByRole('button', { name: 'Hide' }).click()
  await look('pass-hidden')
  await issued.getByRole('button', { name: 'Done' }).click()

  await button('Lost device').click()
  const device = page.getByRole('region', { name: /^Lost device of/ })
  await device.getByRole('radio').first().check()
  await expect(device.getByText(/methods? will be removed/)).toBeVisible()
  await look('lost-device')
  await device.getByRole('button', { name: 'Cut off this device' }).click()
  await expect(device.getByRole('heading', { name: 'The device is cut off' })).toBeVisible()
  await device.getByRole('button', { name: 'Hide' }).click()
  await look('lost-device-done')
  await device.getByRole('button', { name: 'Back to the card', exact: true }).click()

  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('A lost device was cut off').first()).toBeVisible()
  await notices.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await look('card-notices')

  await signOut(page)
  await practiceAs(page, 'administrator')
  await searchBox(page).waitFor()
  await page.keyboard.press('Control+,')
  const templates = page.getByRole('group', { name: 'Notices' })
  await templates.getByLabel('Text of a notice').waitFor()
  await templates.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await look('settings-notices')
}
