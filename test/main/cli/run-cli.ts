import { readFile } from 'node:fs/promises'
import type { CommandLine } from '../../../main/cli/command.ts'
import { runCommand } from '../../../main/cli/run.ts'

export interface Ran {
  exitCode: number
  /** Standard output. */
  printed: string
  /** Standard error, without what only passes by. */
  complained: string
  passedBy: string
}

/** Runs the console's commands in this process; nothing of the real one's input or environment is in it. */
export async function runCli(args: string[], given: Partial<CommandLine> = {}): Promise<Ran> {
  let printed = ''
  let passedBy = ''
  const complained: string[] = []
  const exitCode = await runCommand(args, {
    print: (line) => {
      printed += `${line}\n`
    },
    complain: (line) => complained.push(line),
    write: async (piece) => {
      printed += piece
    },
    progress: {
      isTerminal: false,
      write: (text) => {
        passedBy += text
      },
    },
    readInput: async () => '',
    readFile: (file) => readFile(file, 'utf8'),
    env: {},
    clock: () => new Date(),
    onInterrupt: () => () => undefined,
    ...given,
  })
  return { exitCode, printed, complained: complained.join('\n'), passedBy }
}
