import { rmSync } from 'node:fs'
import { dnOf, startSlapd } from '../directory/slapd.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { directory, signIn, userDataWith } from './support/operator.ts'
import { openDisplay } from './support/user-display.ts'
import { button, heading, next, openUser, startWizard } from './support/wizard.ts'

test('the wizard left while the directory takes its time: no QR code stays on the user display', async () => {
  const slapd = await startSlapd()
  const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  const console = await launchConsole({ userData })
  const { page } = console
  try {
    await signIn(page, 'tina.tech')
    await openUser(page, 'Priya Okafor')
    const display = await openDisplay(console)
    await page.bringToFront()
    const idle = await display.getByRole('heading', { level: 1 }).textContent()
    await startWizard(page)
    await next(page)
    await heading(page, 'Set up your account').waitFor()
    await slapd.halt()
    await next(page)
    await expect(button(page, 'Next')).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
    await expect(heading(page, 'Set up your account')).toHaveCount(0)
    slapd.process.kill('SIGCONT')
    // Asked after the wizard, one by one, more often than it asks: all that it began is there by now.
    await page.evaluate(async (dn) => {
      for (let time = 0; time < 10; time += 1) await window.securityInfoConsole.users.read({ dn })
    }, dnOf.student)
    await expect(display.getByRole('heading', { level: 1 })).toHaveText(idle ?? '')
    await expect(display.getByRole('img')).toHaveCount(0)
  } finally {
    slapd.process.kill('SIGCONT')
    await console.close()
    await slapd.stop()
    rmSync(userData, { recursive: true, force: true })
  }
})
