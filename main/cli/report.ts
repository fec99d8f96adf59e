import { ConsoleError } from '../errors.ts'
import { type CommandLine, UsageError } from './command.ts'
import { reportHelp } from './report/help.ts'
import { makeReport } from './report/make-report.ts'
import { openDirectory } from './report/open-directory.ts'
import { type ReportOptions, readOptions } from './report/options.ts'
import { plainWords } from './report/plain-words.ts'
import { unlessAborted } from './report/unless-aborted.ts'

/** @returns 0: all are capable, 1: some lack something, 2: it could not be told, and the complaint says why */
export async function reportCommand(args: string[], line: CommandLine): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    line.print(reportHelp)
    return 0
  }
  const interrupt = new AbortController()
  const left = options.output === null ? '' : `: ${options.output} was left as it was`
  const stopListening = line.onInterrupt(() =>
    interrupt.abort(new UsageError(`cancelled before the end${left}.`)),
  )
  try {
    return await inDirectory(options, line, interrupt.signal)
  } catch (error) {
    throw error instanceof ConsoleError ? new UsageError(`${plainWords(error)}.`) : error
  } finally {
    stopListening()
  }
}

async function inDirectory(options: ReportOptions, line: CommandLine, signal: AbortSignal): Promise<number> {
  const opening = openDirectory(options, line)
  const opened = await unlessAborted(opening, signal).catch(async (error: unknown) => {
    // What comes too late is closed; only the practice directory is worth waiting for, which is sure to come.
    const closing = opening.then(
      (late) => late.close(),
      () => undefined,
    )
    if (options.config === null) await closing
    throw error
  })
  try {
    return await makeReport(opened, options, line, signal)
  } finally {
    await opened.close()
  }
}
