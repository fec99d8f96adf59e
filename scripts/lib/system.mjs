import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { quietly } from './run.mjs'
import { say, Trouble } from './say.mjs'

/** Debian packages: what Electron needs to run, and what only the tests need. */
export const packages = {
  electron: [
    'libnss3',
    'libatk1.0-0',
    'libatk-bridge2.0-0',
    'libcups2',
    'libgtk-3-0',
    'libgbm1',
    'libasound2',
    'libxss1',
    'fonts-liberation',
  ],
  display: ['xvfb'],
  tests: ['slapd', 'ldap-utils', 'zbar-tools', 'oathtool', 'gnome-keyring', 'dbus', 'scrot', 'xdotool'],
}

export const isRoot = () => process.getuid?.() === 0

/** Installs those of the packages that are missing, as root on Debian and its kin; else says the line to run. */
export async function ensurePackages(wanted) {
  if (!existsSync('/usr/bin/apt-get')) return
  const missing = await missingOf(wanted)
  if (missing.length === 0) return
  const install = ['install', '-y', '--no-install-recommends']
  if (!isRoot()) {
    const names = (await namesHere(missing)).join(' ')
    throw new Trouble(
      `These system packages are missing: ${names}`,
      `sudo apt-get update && sudo apt-get ${install.join(' ')} ${names}`,
    )
  }
  say(`Installing system packages: ${missing.join(' ')}`)
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    todo: 'Check that the Debian mirror can be reached (apt-get update), then run the same command again.',
  }
  await quietly('apt-get update', 'apt-get', ['update'], options)
  if (missing.includes('slapd')) await keepSlapdFromStarting()
  await quietly('apt-get install', 'apt-get', [...install, ...(await namesHere(missing))], options)
}

async function missingOf(wanted) {
  const selections = await quietly('dpkg', 'dpkg', ['--get-selections'])
  const installed = new Set([...selections.matchAll(/^([^\s:]+)\S*\s+install$/gm)].map(([, name]) => name))
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

// Debian 13 and Ubuntu 24.04 call some of them …t64.
async function namesHere(names) {
  const offered = new Set((await quietly('apt-cache', 'apt-cache', ['pkgnames'])).split('\n'))
  return names.map((name) => (offered.has(`${name}t64`) ? `${name}t64` : name))
}

// Its package would set up a directory and a server on port 389; the tests start servers of their own.
const keepSlapdFromStarting = () =>
  quietly('debconf', 'sh', ['-c', 'echo slapd slapd/no_configuration boolean true | debconf-set-selections'])

/**
 * Chromium's sandbox needs unprivileged user namespaces, or its helper owned by root: and the helper that npm
 * fetched belongs to the user.
 */
export function checkSandbox(electron) {
  if (process.platform !== 'linux' || isRoot() || namespacesAllowed()) return
  const helper = join(electron.dist, 'chrome-sandbox')
  const { uid, mode } = statSync(helper)
  if (uid === 0 && mode & 0o4000) return
  throw new Trouble(
    "This system doesn't let a user's programs sandbox their pages, so Electron would refuse to start.",
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  )
}

function namespacesAllowed() {
  // Ubuntu forbids them to all programs that it doesn't know; unshare is one that it knows.
  const apparmor = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  if (existsSync(apparmor) && readFileSync(apparmor, 'utf8').trim() === '1') return false
  const { error, status } = spawnSync('unshare', ['--user', '--map-root-user', 'true'])
  return Boolean(error) || status === 0
}
