import type { Page } from 'playwright/test'

/** What was on show already and moved up or down while this was done. */
export async function movedWhile(page: Page, work: () => Promise<unknown>): Promise<string[]> {
  await page.evaluate((key) => {
    const moved: string[] = []
    const observer = new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as unknown as LayoutShift[])
        for (const { node, previousRect: before, currentRect: after } of shift.sources)
          if (before.height > 0 && after.height > 0 && before.y !== after.y)
            moved.push(`${node?.nodeName} “${node?.textContent?.slice(0, 40)}” ${before.y} → ${after.y}`)
    })
    observer.observe({ type: 'layout-shift' })
    Object.assign(window, { [key]: moved })
  }, key)
  await work()
  // What has moved is told after the paint.
  return page.evaluate(
    (key) =>
      new Promise<string[]>((resolve) =>
        requestAnimationFrame(() =>
          setTimeout(() => resolve((window as unknown as Record<string, string[]>)[key] ?? []), 50),
        ),
      ),
    key,
  )
}

/** How often something moved since the page came. */
export const movesSoFar = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let count = 0
        const observer = new PerformanceObserver((shifts) => (count += shifts.getEntries().length))
        observer.observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() =>
          setTimeout(() => {
            observer.disconnect()
            resolve(count)
          }, 50),
        )
      }),
  )

const key = 'movedMeanwhile'

interface LayoutShift {
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}
