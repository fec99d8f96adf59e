import type { Write } from '../atomic-file.ts'

/** What a command may use of the process that it runs in. */
export interface CommandLine {
  print: (line: string) => void
  complain: (line: string) => void
  /** To standard output, piece by piece. */
  write: Write
  /** On standard error, for what passes by; a terminal can take a line back. */
  progress: { isTerminal: boolean; write: (text: string) => void }
  /** All of standard input. */
  readInput: () => Promise<string>
  readFile: (file: string) => Promise<string>
  env: Readonly<Record<string, string | undefined>>
  clock: () => Date
  /** Tells when the command is to end (SIGINT, SIGTERM), until the returned function is called. */
  onInterrupt: (listener: () => void) => () => void
}

/** One command, after its name. @returns the exit code */
export type Command = (args: string[], line: CommandLine) => Promise<number>

/** It could not be done as it was asked for: told in one line, with exit code 2. */
export class UsageError extends Error {}
