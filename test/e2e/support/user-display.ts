import type { ElectronApplication, Page } from 'playwright/test'

/** The user display: opened and closed by the operator, read by the user. */

const isDisplay = (page: Page) => page.url().endsWith('#user-display')

/** The display, if its window is open. */
export const openedDisplay = (app: ElectronApplication): Page | null =>
  app.windows().find((window) => isDisplay(window) && !window.isClosed()) ?? null

/** Opens the user display by the button that is always there. */
export async function openDisplay({ app, page }: { app: ElectronApplication; page: Page }): Promise<Page> {
  const opened = app.waitForEvent('window')
  await displayButton(page).click()
  const display = await opened
  await display.waitForURL(/#user-display$/)
  await display.getByRole('heading', { level: 1 }).waitFor()
  return display
}

/** The user's part where three questions are to be answered, up to what sends them off. */
export async function answerQuestions(display: Page): Promise<void> {
  for (const [index, answer] of ['Rex the dog', 'Mulberry Lane', 'By the mill'].entries()) {
    await display.getByLabel(`Question ${index + 1}`, { exact: true }).selectOption({ index: index + 1 })
    await display.getByLabel(`Answer ${index + 1}`, { exact: true }).fill(answer)
  }
}

/** Pressed while the display is open. */
export const displayButton = (page: Page) => page.getByRole('button', { name: 'User display', exact: true })
