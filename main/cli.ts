import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { runCommand } from './cli/run.ts'

// The same services without a window. Plain Node: nothing here may need Electron.
runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
  readFile: (file) => readFile(file, 'utf8'),
  clock: () => new Date(),
}).then((exitCode) => {
  process.exitCode = exitCode
})
