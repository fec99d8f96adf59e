import type { Locator } from 'playwright/test'
import { callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, resize, shareDesk, test } from './support/console.ts'
import { openCard } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

// In a window of 1024 × 700, what is decided on is in view without scrolling.

const console = shareDesk()

/** Whole, and where it was before anybody scrolled. */
async function expectInView(what: Locator): Promise<void> {
  const { page } = console
  await resize(console.app, { width: 1024, height: 700 })
  await page.waitForFunction(() => innerWidth === 1024 && innerHeight === 700)
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) element.scrollTop = 0
  })
  await expect(what).toBeInViewport({ ratio: 1 })
}

test('a call back shows what may come of it, and a photo ID what is told of it', async () => {
  const { page } = console
  const panel = callerPanel(page)
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await sayWhatItIsAbout(page, 'New phone', 'INC20460')
  await panel.getByRole('button', { name: 'Call back +1 206 555 0196' }).click()
  const outcome = panel.getByRole('group', { name: 'What came of it?' })
  await expectInView(outcome)
  await shoot(console, 'small-call-back')
  await panel.getByRole('button', { name: 'Back to the list (Esc)' }).click()

  await panel.getByRole('button', { name: 'Check photo ID' }).click()
  await expectInView(panel.getByRole('button', { name: 'Matches', exact: true }))
  await shoot(console, 'small-photo-id')
  await panel.getByRole('button', { name: 'Back to the list (Esc)' }).click()
})

test('a push shows the number to read out, and a code from the app is typed in view', async () => {
  const { page } = console
  const panel = callerPanel(page)
  await openCard(page, 'Mateo Castañeda Ruiz', 'mcastanedaruiz67')
  await sayWhatItIsAbout(page, 'New phone', 'INC20461')
  await panel.getByRole('button', { name: 'Ask Push on phone to approve' }).click()
  await expectInView(panel.getByRole('img', { name: /^Number to type on the phone/ }))
  await shoot(console, 'small-push')
  await panel.getByRole('button', { name: 'Back to the list (Esc)' }).click()

  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  await sayWhatItIsAbout(page, 'New phone', 'INC20462')
  await panel.getByRole('button', { name: 'Ask Authenticator app for a code' }).click()
  await expectInView(panel.getByRole('button', { name: 'Check' }))
  await shoot(console, 'small-app')
  await panel.getByRole('button', { name: 'Back to the list (Esc)' }).click()
})

test('a lost device shows what happens beside what is chosen, with approval and without', async () => {
  const { page } = console
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await callerPanel(page).getByRole('button', { name: 'Call back +1 206 555 0196' }).click()
  await callerPanel(page).getByRole('button', { name: 'They answered and confirmed' }).click()
  await expectLevel(page, 2)
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  const device = page.getByRole('region', { name: /^Lost device of/ })
  await device.getByRole('radio', { name: /^Phone with/ }).check()
  const happens = device.getByText(/methods? will be removed/)
  await expectInView(happens)
  await expectInView(device.getByRole('button', { name: 'Ask for approval' }))
  await shoot(console, 'small-lost-device-approval')
  await device.getByRole('button', { name: 'Back to the card', exact: true }).click()

  await checkPhotoId(page)
  await expectLevel(page, 3)
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  await expectInView(happens)
  await expectInView(device.getByRole('button', { name: 'Cut off this device' }))
  await shoot(console, 'small-lost-device')
  await device.getByRole('button', { name: 'Back to the card', exact: true }).click()

  // With all that can be chosen of a pass.
  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  await device.getByRole('radio', { name: /^Phone with/ }).check()
  await expectInView(happens)
  await expectInView(device.getByRole('checkbox', { name: 'Good for one sign-in' }))
  await shoot(console, 'small-lost-device-pass')
})
