import { callerPanel } from './support/caller.ts'
import { choose, historyOf } from './support/card.ts'
import { expect, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { openCard, practiceAs, signOut } from './support/operator.ts'
import { arrivedFor, openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { auditRecords } from './support/traces.ts'
import { withConsole } from './support/with-console.ts'

test('in an emergency a lead acts without verification, and everybody knows', () =>
  withConsole(true, async (console) => {
    const { page, userData } = console
    const panel = callerPanel(page)
    const dialog = page.getByRole('dialog')
    const dn = practiceDn('ftuttle')
    const reason = 'The library burns, and he alone can open the doors.'

    // It is no way out for a technician.
    await practiceAs(page, 'technician')
    await openCard(page, 'Fergus Tuttle', 'ftuttle')
    await expect(panel.getByRole('button', { name: 'Caller failed…' })).toBeVisible()
    await expect(panel.getByRole('button', { name: 'Emergency…' })).toHaveCount(0)
    const refused = await page.evaluate((of) => window.securityInfoConsole.verification.breakGlass(of), {
      dn,
      reason,
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-permitted' } })
    await signOut(page)

    await practiceAs(page, 'lead')
    await openCard(page, 'Fergus Tuttle', 'ftuttle')
    await panel.getByRole('button', { name: 'Emergency…' }).click()
    await page.getByRole('menuitem', { name: 'Act without verification…' }).click()
    const confirm = dialog.getByRole('button', { name: 'Act without verification' })
    await dialog.getByLabel('Why it can’t wait').fill('It is urgent.')
    await expect(dialog.getByText('7 characters more')).toBeVisible()
    await expect(confirm).toBeDisabled()
    await dialog.getByLabel('Why it can’t wait').fill(reason)
    await shoot(console, 'emergency-1-reason')
    await confirm.click()
    await expect(panel.getByText('Emergency: you act without verification.')).toBeVisible()
    await expect(panel.getByText(`“${reason}”`)).toBeVisible()
    const warning =
      /Fergus Tuttle was opened to changes in an emergency, without verification, .* \(by Joonas Virtanen\)/
    await expect(page.getByText(warning)).toBeVisible()
    await expect(panel.getByText('Not verified', { exact: true })).toBeVisible()
    await shoot(console, 'emergency-2-on')

    await choose(page, 'Microsoft Authenticator', 'Remove…')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(panel.getByRole('button', { name: 'Ask Microsoft Authenticator for a code' })).toHaveCount(0)
    await expect(page.getByText(warning)).toHaveCount(1)
    await expect(historyOf(page).filter({ hasText: reason }).first()).toBeVisible()
    await shoot(console, 'emergency-3-done')

    // Every administrator is told, on every channel on file, and so is the user.
    const phone = await openPhone(console)
    for (const to of ['mlindqvist@example.edu', '+1 206 555 0141', 'jvirtanen@example.edu']) {
      const told = arrivedFor(phone, to).filter({ hasText: 'Fergus Tuttle' })
      await expect(told).toContainText('Joonas Virtanen')
      await expect(told).toContainText(reason)
    }
    await expect(arrivedFor(phone, 'ftuttle@example.edu').first()).toContainText(/removed/)

    const records = auditRecords(userData).filter(({ phase, user }) => phase === 'intent' && user === dn)
    const broken = records.find(({ action }) => action === 'break-glass')
    const removed = records.find(({ action }) => action === 'remove-method')
    expect(broken).toMatchObject({ operator: { name: 'Joonas Virtanen' }, detail: { reason } })
    expect(removed?.detail).toMatchObject({ breakGlass: reason, level: 0 })
    expect(removed?.detail.verificationId).toBe(broken?.detail.verificationId)

    // Whoever opens the card next is warned.
    await signOut(page)
    await practiceAs(page, 'technician')
    await openCard(page, 'Fergus Tuttle', 'ftuttle')
    await expect(page.getByText(warning)).toBeVisible()
  }))
