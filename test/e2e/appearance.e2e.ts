import { rmSync } from 'node:fs'
import type { ElectronApplication } from 'playwright/test'
import { expect, launchConsole, test } from './support/console.ts'
import { practiceAs } from './support/operator.ts'
import { openSettings } from './support/settings.ts'

const theme = (app: ElectronApplication) => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)

test('the theme that is chosen shows at once, and at the next start', async () => {
  const first = await launchConsole()
  expect(await theme(first.app)).toBe('system')
  await practiceAs(first.page, 'technician')
  await openSettings(first.page)
  for (const [label, source] of [
    ['Light', 'light'],
    ['Dark', 'dark'],
    ['As the system', 'system'],
    ['Dark', 'dark'],
  ] as const) {
    await first.page.getByRole('radio', { name: label }).click()
    await expect.poll(() => theme(first.app)).toBe(source)
  }
  await first.close()
  const second = await launchConsole({ userData: first.userData })
  expect(await theme(second.app)).toBe('dark')
  await second.close()
  rmSync(first.userData, { recursive: true, force: true })
})
