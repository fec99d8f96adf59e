import { rmSync } from 'node:fs'
import { roleGroups } from '../../main/practice/layout.ts'
import { callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { openCard, practiceAs, results, search, signOut } from './support/operator.ts'
import type { Verification } from './support/practice-file.ts'
import { shoot } from './support/screenshots.ts'
import { secondConsole } from './support/second-console.ts'
import { withConsole } from './support/with-console.ts'

// What bounds an operator who resets too many, or may help some users only.

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
