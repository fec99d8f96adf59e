import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

export const colorSchemes = ['light', 'dark'] as const
export type ColorScheme = (typeof colorSchemes)[number]

/** What axe finds in the view on show, in one of light and dark. What has nothing to do with colors is looked at in light. */
export async function expectAccessible(page: Page, view: string, colorScheme: ColorScheme): Promise<void> {
  // Half a megabyte that takes longer to read than to run: once a page is enough.
  const isThere = await page.evaluate(() => 'axe' in window)
  // The other mode opens a second page, which Electron has no place for.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'window.axe' }) }).setLegacyMode(true)
  const runOnly = { runOnly: ['color-contrast', 'link-in-text-block'] }
  axe.options({ resultTypes: ['violations'], ...(colorScheme === 'dark' && runOnly) })
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
  expect(found, `${view}, ${colorScheme}`).toEqual([])
}
