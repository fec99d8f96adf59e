import { setTimeout as wait } from 'node:timers/promises'
import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, list, rounds, tell } from './figures.ts'
import { auditor, openDirectory } from './report-console.ts'
import { UnwatchedConsole } from './unwatched.ts'

export interface ReportMemory {
  main: Figure
  renderer: Figure
}

const sampleMs = 50
const pauseMs = 1_000
const megabyte = 1024 * 1024

/**
 * The most that the main process (the one that is started) and the renderer (the one that holds the console's window)
 * have while a report is read, its table looked at, and the report read again; each round is a console of its own.
 * Proportional set sizes, taken every 50 ms: the kernel's own peak (VmHWM) counts Electron's program, which all its
 * processes share, in each of them, and tells of it more than of us.
 */
export async function measureReportMemory(slapd: Slapd): Promise<ReportMemory> {
  const directory = await openDirectory(slapd)
  const main: number[] = []
  const renderer: number[] = []
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const console = await UnwatchedConsole.open(slapd.url, auditor)
      try {
        const most = await mostDuring(lookAtReport(console, directory.change), console)
        main.push(most.main)
        renderer.push(most.renderer)
        tell(`round ${round}: main ${list([most.main])} MB, renderer ${list([most.renderer])} MB`)
      } finally {
        await console.close()
      }
    }
  } finally {
    await directory.close()
  }
  return { main: bounded(main, 'MB', 250), renderer: bounded(renderer, 'MB', 400) }
}

async function mostDuring(work: Promise<void>, console: UnwatchedConsole) {
  const most = { main: 0, renderer: 0 }
  let goOn = true
  const done = work.finally(() => {
    goOn = false
  })
  while (goOn) {
    const held = await console.memoryOfBoth()
    most.main = Math.max(most.main, held.main / megabyte)
    most.renderer = Math.max(most.renderer, held.renderer / megabyte)
    await wait(sampleMs)
  }
  await done
  return most
}

async function lookAtReport(console: UnwatchedConsole, change: () => Promise<void>): Promise<void> {
  await console.click('Coverage')
  const first = String(await console.see(completeReport('')))
  await wait(pauseMs)
  await console.see(`(document.querySelector('[role=grid]').focus(), true)`)
  for (let page = 1; page <= 100; page += 1) {
    await console.press('PageDown')
    await wait(30)
  }
  for (const key of ['End', 'Home']) {
    await console.press(key)
    await wait(pauseMs)
  }
  for (const column of ['User name', 'Roles', 'Name']) {
    await console.click(column)
    await console.see(
      `document.querySelector('[aria-sort$=scending]')?.textContent === ${JSON.stringify(column)}`,
    )
    await wait(pauseMs)
  }
  await console.select('main [type=search]')
  await console.type('lindberg')
  await wait(pauseMs)
  await console.select('main [type=search]')
  await console.press('Delete')
  await change()
  await console.click('Read again')
  await console.see(completeReport(first))
  await wait(3 * pauseMs)
}

/** The id of a report that is complete, other than the one before. */
const completeReport = (before: string): string =>
  `window.securityInfoConsole.coverage.read().then(({ value }) =>
    value?.state === 'complete' && value.id !== '${before}' && value.id)`
