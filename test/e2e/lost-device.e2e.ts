import { rmSync } from 'node:fs'
import { callerPanel } from './support/caller.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs, searchBox } from './support/operator.ts'
import { arrivedFor, openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { auditRecords } from './support/traces.ts'

test('from search to done by keyboard alone, with level 3, in at most 25 key presses besides typed text', async () => {
  const console = await launchConsole({ verifying: true })
  const { page, userData } = console
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  await practiceAs(page, 'technician')
  await expect(searchBox(page)).toBeFocused()

  await page.keyboard.type('priya okonkwo')
  await expect(page.getByRole('option')).toHaveCount(1)
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okonkwo' })).toBeFocused()

  // Which device is lost comes first: nothing on it is evidence.
  await press('l')
  await expect(
    page.getByRole('radio', { name: /^Phone with Authenticator app, \+1 206 555 0158/ }),
  ).toBeFocused()
  await expect(page.getByText('2 methods will be removed: Authenticator app and Second phone.')).toBeVisible()
  await press('Enter')

  const panel = callerPanel(page)
  await expect(panel.getByLabel('Reason')).toBeFocused()
  // The letter chooses in the list.
  await press('l')
  await press('Tab')
  await page.keyboard.type('INC20417')
  await press('Enter')
  await expect(panel.getByRole('button', { name: 'Check photo ID' })).toBeFocused()
  await expect(panel.getByRole('button', { name: /Ask .* for a code|Send a code/ })).toHaveCount(0)
  await shoot(console, 'lost-device-1-caller')
  await press('Enter')
  await expect(panel.getByText(/^Please turn your camera on/)).toBeVisible()
  await press('Tab')
  await press('Tab')
  await page.keyboard.type('12AB')
  await shoot(console, 'lost-device-2-photo-id')
  await press('Enter')
  await expect(panel.getByText('Level 3 of 3', { exact: true })).toBeVisible()
  await press('l')
  await expect(page.getByRole('button', { name: 'Cut off this device' })).toBeVisible()
  await shoot(console, 'lost-device-3-what-happens')
  await press('Enter')

  await expect(page.getByRole('heading', { name: 'The device is cut off' })).toBeFocused()
  const done = page.getByRole('region', { name: /^Lost device of/ })
  await expect(done.getByText('Removed: Authenticator app and Second phone.')).toBeVisible()
  await expect(done.getByRole('heading', { name: 'What Priya should do now' })).toBeVisible()
  await done.getByRole('button', { name: 'Hide' }).click()
  await shoot(console, 'lost-device-4-done')
  expect(pressed).toBeLessThanOrEqual(25)

  const elsewhere = await practiceElsewhere(page)
  const entry = ldapread(elsewhere, practiceDn('pokonkwo'), '*')
  expect(entry['securityinfomethod'] ?? []).toEqual([])
  expect(entry['securityinforeregister']).toHaveLength(1)
  expect(entry['securityinfosessionsrevoked']).toHaveLength(1)
  expect(JSON.parse(entry['securityinfopassinfo']?.[0] ?? '{}')).toMatchObject({ issuedByName: 'Ana Silva' })
  expect(entry['securityinfolostmethod']).toHaveLength(2)

  // The user is told by mail, and not on the phone that is lost.
  const phone = await openPhone(console)
  await expect(arrivedFor(phone, 'pokonkwo@example.edu').first()).toContainText(/lost/)
  await expect(arrivedFor(phone, '+1 206 555 0158')).toHaveCount(0)

  const records = auditRecords(userData)
  const act = records.find(({ action, phase }) => action === 'lost-device' && phase === 'intent')
  const proof = records.find(({ action, phase }) => action === 'verify-caller' && phase === 'intent')
  expect(act?.detail).toMatchObject({ level: 3, reason: 'Lost or stolen device', ticket: 'INC20417' })
  expect(act?.detail.verificationId).toBe(proof?.detail.verificationId)
  await console.close()
  rmSync(userData, { recursive: true, force: true })
})
