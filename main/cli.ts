import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { runCommand } from './cli/run.ts'

// The same services without a window. Plain Node: nothing here may need Electron.

// By itself Node would end with 1, which is an answer: some lack something.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
})

let interrupted = false

function onInterrupt(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const heard = (): void => {
    // A second one ends the process at once.
    stop()
    interrupted = true
    listener()
  }
  const stop = (): void => {
    for (const signal of signals) process.off(signal, heard)
  }
  for (const signal of signals) process.on(signal, heard)
  return stop
}

// Whoever writes is told by the call itself, such as of a pipe that nobody reads any more.
process.stdout.on('error', () => undefined)

runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  write: (piece) =>
    new Promise((resolve, reject) => {
      process.stdout.write(piece, (error) => (error ? reject(error) : resolve()))
    }),
  progress: { isTerminal: process.stderr.isTTY === true, write: (text) => process.stderr.write(text) },
  readInput: () => text(process.stdin),
  readFile: (file) => readFile(file, 'utf8'),
  env: process.env,
  clock: () => new Date(),
  onInterrupt,
}).then((exitCode) => {
  process.exitCode = exitCode
  // A connection that is still being tried must not keep whoever gave it up.
  if (interrupted) process.exit()
})
