// safeStorage on Linux needs a Secret Service. Tests and the demo bring their own, so that they neither depend on
// a desktop's keyring nor write into it: a private D-Bus session with an unlocked gnome-keyring in a temporary folder.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The bus talks a lot: stderr is kept from it, and given back to the command as what was file descriptor 3.
const session = `
  for needed in dbus-run-session gnome-keyring-daemon; do
    command -v $needed >/dev/null || { echo "$needed is missing: install dbus and gnome-keyring" >&2; exit 127; }
  done
  exec 3>&2
  exec dbus-run-session -- "$@" 2>/dev/null`

// This shell stays the session's leader: when it exits, the bus ends, and with it the keyring.
const unlocked = `
  exec 2>&3 3>&-
  printf practice | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && "$@"`

/**
 * Puts a command into such a session; elsewhere than on Linux it stays as it is, because the system has a keychain.
 * The app finds the keyring if it is started with `--password-store=gnome-libsecret`.
 */
export function withKeyring(command, args, env) {
  if (process.platform !== 'linux') return [command, args, env]
  const folder = mkdtempSync(join(tmpdir(), 'security-info-console-keyring-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { DBUS_SESSION_BUS_ADDRESS: _, GNOME_KEYRING_CONTROL: __, ...rest } = env
  return [
    'sh',
    ['-c', session, 'sh', 'sh', '-c', unlocked, 'sh', command, ...args],
    { ...rest, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder },
  ]
}
