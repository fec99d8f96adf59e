import { expect, type Page } from 'playwright/test'
import { type Console, resize } from './console.ts'

const sizes = [
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
]

/** The same state in light and dark and in both sizes: the state is made once. */
export async function shoot({ app, page }: Console, name: string): Promise<void> {
  for (const size of sizes) {
    await resize(app, size)
    await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
    expect(await cutOff(page), `${name}: nothing is cut off at ${size.width}`).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = `test-results/screenshots/${name}-${colorScheme}-${size.width}x${size.height}.png`
      const picture = await page.screenshot({ path })
      expect(picture.readUInt32BE(16), `${path}: width`).toBe(size.width)
      expect(picture.readUInt32BE(20), `${path}: height`).toBe(size.height)
    }
  }
}

/** What is wider than its place and would be cut off or scroll sideways. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main, main *, header, [role=dialog]')]
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      // The corners of what turns stand out of its square now and then.
      // What a cell of the people's grid has no room for is told on hover.
      .filter((element) => !element.matches('input, textarea, select, .fui-Spinner, [role=grid] td'))
      .map(
        (element) =>
          `${element.tagName} ${element.className.slice(0, 40)} ${element.textContent?.slice(0, 40)}`,
      ),
  )
}
