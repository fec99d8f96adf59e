import { writeFileSync } from 'node:fs'
import type { ElectronApplication, TestInfo } from 'playwright/test'

/** Of a console, for a test that fails: what its windows showed last, and what main wrote to its log. */
interface Started {
  app: ElectronApplication
  log: () => string
  /** As it was closed, which a test does before anybody knows that it has failed. */
  last: Picture[] | null
  ended: boolean
}

interface Picture {
  window: string
  jpeg: Buffer
}

const longestMs = 2_000
const started = new Set<Started>()

/** @returns what to await before it is closed; some 30 ms */
export function keepRemains(app: ElectronApplication, log: () => string): () => Promise<void> {
  const one: Started = { app, log, last: null, ended: false }
  started.add(one)
  app.process().once('exit', () => {
    one.ended = true
  })
  return async () => {
    one.last = await picturesOf(one)
  }
}

/** Those that ended before this test have nothing to do with it. */
export function forgetRemains(): void {
  for (const one of started) if (one.ended) started.delete(one)
}

/** Puts into the test's output folder what is left of each console that it had, in the order of their starts. */
export async function leaveRemains(test: TestInfo): Promise<void> {
  let number = 0
  for (const one of started) {
    number += 1
    const leave = (name: string, contentType: string, content: string | Buffer) => {
      const path = test.outputPath(`console-${number}-${name}`)
      writeFileSync(path, content)
      test.attachments.push({ name: `console ${number}: ${name}`, path, contentType })
    }
    for (const { window, jpeg } of one.last ?? (await picturesOf(one)))
      leave(`${window}.jpg`, 'image/jpeg', jpeg)
    leave('main.log', 'text/plain', one.log())
  }
}

/**
 * Asked of main, which is several times as quick as Playwright's own screenshots. None of a console that was killed or
 * does not answer.
 */
async function picturesOf({ app, ended }: Started): Promise<Picture[]> {
  if (ended) return []
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(resolve, longestMs, [])
  })
  const asked = app.evaluate(async ({ BrowserWindow }, longestMs) => {
    const pictures = BrowserWindow.getAllWindows().map(async ({ webContents }) => {
      const picture = await webContents.capturePage()
      const window = webContents.getURL().split('#')[1] ?? 'window'
      return { window, jpeg: picture.toJPEG(60).toString('base64') }
    })
    // A page that has crashed gives none, and keeps no other from being seen.
    const none = new Promise<null>((resolve) => setTimeout(resolve, longestMs, null))
    const given = await Promise.all(pictures.map((one) => Promise.race([one.catch(() => null), none])))
    return given.flatMap((one) => one ?? [])
  }, longestMs / 2)
  const pictures = asked
    .then((given) => given.map(({ window, jpeg }) => ({ window, jpeg: Buffer.from(jpeg, 'base64') })))
    .catch(() => [])
  return Promise.race([pictures, late]).finally(() => clearTimeout(timer))
}
