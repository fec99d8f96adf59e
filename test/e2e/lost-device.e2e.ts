import { rmSync } from 'node:fs'
import { callerPanel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { openCard, practiceAs, searchBox } from './support/operator.ts'
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

test('however fast, the way to the caller’s panel never offers what is on the lost phone', async () => {
  const console = await launchConsole({ verifying: true })
  const { page, userData } = console
  await practiceAs(page, 'technician')
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await sayWhatItIsAbout(page, 'Lost or stolen device', 'INC20421')
  const callBacks = callerPanel(page).getByRole('button', { name: /^Call back/ })
  await expect(callBacks.filter({ hasText: '+1 206 555 0178' })).toBeVisible()
  await page.getByRole('button', { name: 'Lost device' }).first().click()
  await expect(page.getByRole('radio', { name: /^Phone with .*0178/ })).toBeVisible()

  // Nobody clicks as fast as this; a busy machine is as slow.
  const offered = await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const until = async <T>(find: () => T | undefined): Promise<T> => {
      for (;;) {
        const found = find()
        if (found !== undefined) return found
        await nextFrame()
      }
    }
    const buttons = (within: ParentNode) => [...within.querySelectorAll('button')]
    const radio = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(({ labels }) =>
      labels?.[0]?.textContent?.includes('0178'),
    )
    radio?.click()
    const verify = await until(() =>
      buttons(document).find(({ textContent }) => textContent === 'Verify the caller'),
    )
    verify.click()
    const panel = await until(() => document.getElementById('caller-panel') ?? undefined)
    const seen = new Set<string>()
    for (const end = Date.now() + 2_000; Date.now() < end; await nextFrame())
      for (const { textContent } of buttons(panel))
        if (textContent?.startsWith('Call back')) seen.add(textContent)
    return [...seen]
  })
  const kept = ['+1 206 555 0196', '+44 20 7946 0719', '+46 70 174 06 55']
  expect(offered.toSorted()).toEqual(kept.map((number) => `Call back ${number}`))
  await console.close()
  rmSync(userData, { recursive: true, force: true })
})
