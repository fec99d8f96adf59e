import type { Command, CommandLine } from './command.ts'
import { reportCommand } from './report.ts'
import { verifyPassCommand } from './verify-pass.ts'

const commands: Record<string, { what: string; run: Command }> = {
  report: {
    what: 'tells who lacks the methods that their role requires',
    run: reportCommand,
  },
  'verify-pass': {
    what: 'checks a temporary access pass against what the directory holds of it',
    run: verifyPassCommand,
  },
}

const help = `Security Info Console without a window

Usage: npm run --silent cli -- COMMAND [options]

${Object.entries(commands)
  .map(([name, { what }]) => `  ${name.padEnd(14)}${what}`)
  .join('\n')}

COMMAND --help says more.`

/** @returns the exit code */
export async function runCommand([name, ...args]: string[], line: CommandLine): Promise<number> {
  if (name === '--help' || name === '-h') {
    line.print(help)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    line.complain(name === undefined ? help : `There is no command ${JSON.stringify(name)}. See --help.`)
    return 2
  }
  try {
    return await command.run(args, line)
  } catch (error) {
    // Whatever it was: 1 is an answer, which nobody is to take a failure for.
    line.complain(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
}
