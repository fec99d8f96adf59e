import { rmSync } from 'node:fs'
import { roleGroups } from '../../main/practice/layout.ts'
import { callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { choose, historyOf } from './support/card.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { openCard, practiceAs, results, search, signOut } from './support/operator.ts'
import type { Verification } from './support/practice-file.ts'
import { arrivedFor, openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { secondConsole } from './support/second-console.ts'
import { auditRecords } from './support/traces.ts'

// What bounds an operator who is in a hurry, resets too many, or may help some users only.

/** A console of its own, on a practice directory with this policy, for as long as the test runs. */
async function withConsole(verifying: true | Verification, work: (console: Console) => Promise<void>) {
  const console = await launchConsole({ verifying })
  try {
    await work(console)
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
}

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
    await expect(panel.getByText('Not verified', { exact: true })).toBeVisible()
    await shoot(console, 'emergency-2-on')

    await choose(page, 'Microsoft Authenticator', 'Remove…')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    const warning =
      /Fergus Tuttle was changed in an emergency, without verification, .* \(by Joonas Virtanen\)/
    await expect(page.getByText(warning)).toBeVisible()
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

test('who resets more users in an hour than the policy thinks normal needs a second operator from then on', () =>
  withConsole(
    (asItComes) => ({ ...asItComes, velocity: { resetsPerHour: 1 } }),
    async (console) => {
      const { page } = console
      const panel = callerPanel(page)
      const dialog = page.getByRole('dialog')
      const verified = async (name: string, uid: string, ticket: string) => {
        await openCard(page, name, uid)
        await sayWhatItIsAbout(page, 'New phone', ticket)
        await checkPhotoId(page)
        await expectLevel(page, 3)
      }
      const endSessions = async () => {
        await page.getByRole('button', { name: 'Reset…' }).click()
        await dialog.getByLabel('End all sessions').check()
      }
      await practiceAs(page, 'technician')
      const second = await secondConsole(page)
      try {
        await verified('Priya Okonkwo', 'pokonkwo', 'INC20450')
        await endSessions()
        await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
        await expect(dialog).toHaveCount(0)

        // The next one: level 3 alone is no longer enough.
        await verified('Prisca Okafor', 'prokafor', 'INC20451')
        await expect(panel.getByText(/^You have reset many users within an hour/)).toBeVisible()
        await endSessions()
        await expect(dialog.getByText('Needs a second operator', { exact: true })).toBeVisible()
        await expect(dialog.getByRole('button', { name: 'Reset', exact: true })).toHaveCount(0)
        await shoot(console, 'velocity-1-needs-approval')
        const direct = await page.evaluate(
          (user) =>
            window.securityInfoConsole.reset.apply({
              dn: user,
              wish: { kind: 'reset', methodIds: [], reregister: false, revokeSessions: true, pass: null },
            }),
          practiceDn('prokafor'),
        )
        expect(direct).toMatchObject({ ok: false, error: { code: 'approval-needed' } })
        await dialog.getByRole('button', { name: 'Ask for approval' }).click()
        await expect(dialog.getByText(/^Asked for approval/)).toBeVisible()
        await page.keyboard.press('Escape')

        const other = second.page
        await other.keyboard.press('Control+3')
        await expect(other.getByText('Ends all sessions')).toBeVisible()
        await other.getByRole('button', { name: 'Approve' }).click()
        await expect(page.getByText(/Reset for Prisca Okafor: approved, and done/)).toBeVisible()

        // More than the policy's number by now: all operators are warned.
        const warning = 'Ana Silva reset 2 users in the last hour; resets by Ana Silva now need approval.'
        await expect(page.getByText(warning)).toBeVisible()
        await shoot(console, 'velocity-2-warned')
        // The other console counts every half minute.
        await expect(other.getByText(warning)).toBeVisible({ timeout: 45_000 })
        await shoot(second, 'velocity-3-warned-elsewhere')
      } finally {
        await second.close()
        rmSync(second.userData, { recursive: true, force: true })
      }
    },
  ))

const libraryOnly: Verification = (asItComes) => ({
  ...asItComes,
  scopes: [{ group: roleGroups.technician, match: '(departmentNumber=Library)' }],
})

test('a technician whom the policy limits finds and helps those users, and knows of nobody else', () =>
  withConsole(libraryOnly, async (console) => {
    const { page } = console
    await practiceAs(page, 'technician')
    await search(page, 'priya ok')
    await expect(results(page)).toHaveCount(1)
    await expect(results(page)).toContainText('Priya Okonkwo')
    await shoot(console, 'scope-1-search')
    await results(page).first().click()
    await sayWhatItIsAbout(page, 'New phone', 'INC20455')
    await checkPhotoId(page)
    await expectLevel(page, 3)

    await search(page, 'pokafor')
    await expect(page.getByText('No user found')).toBeVisible()
    await shoot(console, 'scope-2-nobody')

    const codes = await page.evaluate(async (dn) => {
      const { users, verification, methods, tests, reset, passes, enrollment, approvals, notices } =
        window.securityInfoConsole
      const pass = { minutes: 60, startsAt: null, once: false, showOn: 'console' as const }
      const wish = {
        kind: 'reset' as const,
        methodIds: [],
        reregister: true,
        revokeSessions: true,
        pass: null,
      }
      const observed = {
        ...{ kind: 'photo-id' as const, how: 'video' as const, document: 'passport' as const },
        ...{ lastFour: '12AB', outcome: 'matches' as const },
      }
      const answers = await Promise.all([
        users.read({ dn }),
        users.history({ dn }),
        notices.read({ dn }),
        verification.read({ dn }),
        verification.observe({ dn, optionId: 'photo-id', observed }),
        methods.rename({ dn, methodId: 'any', label: 'Mine' }),
        methods.remove({ dn, methodId: 'any' }),
        tests.begin({ dn, methodId: 'any' }),
        reset.preview({ dn, wish }),
        reset.apply({ dn, wish }),
        reset.devices({ dn }),
        passes.issue({ dn, wish: pass }),
        enrollment.begin({ dn, wish: { type: 'push' } }),
        approvals.request({ dn, call: { call: 'issue-pass', wish: pass } }),
      ])
      return answers.map((answer) => (answer.ok ? 'done' : answer.error.code))
    }, practiceDn('pokafor'))
    expect(codes).toEqual(Array(14).fill('not-found'))

    // Who is in no such group helps, or reads, everybody as before.
    await signOut(page)
    await practiceAs(page, 'administrator')
    await openCard(page, 'Priya Okafor', 'pokafor')
  }))
