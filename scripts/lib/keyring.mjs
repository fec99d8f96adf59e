// safeStorage on Linux needs a Secret Service. Tests and the demo bring their own, so that they neither depend on
// a desktop's keyring nor write into it: a private D-Bus session with an unlocked gnome-keyring in a temporary folder.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The shell stays the session's leader: dbus-run-session ends the bus, and with it the keyring, when it exits.
const script = 'printf practice | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && "$@"'

/**
 * Puts a command into such a session; elsewhere than on Linux it stays as it is, because the system has a keychain.
 * The app finds the keyring if it is started with `--password-store=gnome-libsecret`.
 */
export function withKeyring(command, args, env) {
  if (process.platform !== 'linux') return [command, args, env]
  const folder = mkdtempSync(join(tmpdir(), 'security-info-console-keyring-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { GNOME_KEYRING_CONTROL: _, DBUS_SESSION_BUS_ADDRESS: __, ...rest } = env
  return [
    'dbus-run-session',
    ['--', 'sh', '-c', script, 'sh', command, ...args],
    { ...rest, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder },
  ]
}
