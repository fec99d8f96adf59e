// Electron's fuses: one character each in the executable, behind a sentinel, a version and a length byte.
// https://www.electronjs.org/docs/latest/tutorial/fuses

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const places = { enableNodeCliInspectArguments: 3, loadBrowserProcessSpecificV8Snapshot: 6 }

/** Sets those of the fuses that are named, each to true or false. */
export function setFuses(executable, fuses) {
  const at = readFileSync(executable).indexOf(sentinel)
  if (at < 0) throw new Error(`${executable} has no fuses`)
  const first = at + sentinel.length + 2
  const file = openSync(executable, 'r+')
  for (const [name, on] of Object.entries(fuses)) writeSync(file, on ? '1' : '0', first + places[name])
  closeSync(file)
}
