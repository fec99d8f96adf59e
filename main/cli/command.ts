/** What a command may use of the process that it runs in. */
export interface CommandLine {
  print: (line: string) => void
  complain: (line: string) => void
  /** All of standard input. */
  readInput: () => Promise<string>
  readFile: (file: string) => Promise<string>
  clock: () => Date
}

/** One command, after its name. @returns the exit code */
export type Command = (args: string[], line: CommandLine) => Promise<number>

/** It could not be done as it was asked for: told in one line, with exit code 2. */
export class UsageError extends Error {}
