// Electron's fuses: one character each in the executable, behind a sentinel, a version and a length byte.
// https://www.electronjs.org/docs/latest/tutorial/fuses

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

function locate(executable) {
  const binary = readFileSync(executable)
  const at = binary.indexOf(sentinel)
  if (at < 0) throw new Error(`${executable} has no fuses`)
  const first = at + sentinel.length + 2
  return { first, wire: binary.toString('latin1', first, first + binary[first - 1]) }
}

/** Name → true or false; fuses that this Electron does not have are left out. */
export function readFuses(executable) {
  const { wire } = locate(executable)
  return Object.fromEntries(names.slice(0, wire.length).map((name, index) => [name, wire[index] === '1']))
}

export function setFuses(executable, fuses) {
  const { first } = locate(executable)
  const file = openSync(executable, 'r+')
  for (const [name, on] of Object.entries(fuses)) writeSync(file, on ? '1' : '0', first + names.indexOf(name))
  closeSync(file)
}
