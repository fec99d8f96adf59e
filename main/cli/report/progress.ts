import type { CoverageReport } from '../../../preload/contract.ts'
import type { CommandLine } from '../command.ts'

const everyMs = { terminal: 200, log: 5_000 }

/** Tells how far a report is while it runs: on a terminal in one line that goes again, in a log now and then. */
export async function whileTold<T>(
  work: Promise<T>,
  read: () => CoverageReport,
  { progress: { isTerminal, write } }: Pick<CommandLine, 'progress'>,
): Promise<T> {
  const tell = (): void => {
    const told = inWords(read())
    write(isTerminal ? `\r\u001b[K${told}` : `${told}\n`)
  }
  tell()
  const ticking = setInterval(tell, isTerminal ? everyMs.terminal : everyMs.log)
  try {
    return await work
  } finally {
    clearInterval(ticking)
    if (isTerminal) write('\r\u001b[K')
  }
}

function inWords({ directory, read, expected, secondsLeft }: CoverageReport): string {
  if (read === 0) return `Reading ${directory}`
  const of = expected === null ? '' : ` of about ${number(expected)}`
  const left = secondsLeft === null ? '' : `, about ${number(secondsLeft)} s left`
  return `Reading ${directory}: ${number(read)}${of} people${left}`
}

const number = (count: number): string => count.toLocaleString('en-US')
