import { app, session, type WebContents } from 'electron'
import { isOurUrl } from './protocol.ts'

/** Switches by which somebody could look into a packaged console, or steer it. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'disable-web-security',
  'allow-running-insecure-content',
  'load-extension',
]

/** Very important to run before anything else: a refused switch must not have had time to work. */
export function refuseDebugging(): void {
  if (!app.isPackaged) return
  const given = refusedSwitches.filter((name) => app.commandLine.hasSwitch(name))
  if (given.length === 0) return
  process.stderr.write(
    `Security Info Console does not start with ${given.map((name) => `--${name}`).join(', ')}.\n`,
  )
  app.exit(64)
  process.exit(64)
}

/** The rest of Electron's security checklist, for every window that will ever be made. */
export function hardenEverything(): void {
  app.on('web-contents-created', (_, contents) => hardenContents(contents))
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** After ready: no permission is ever granted, and no page ever reaches the network. */
export function hardenSession(): void {
  const ours = session.defaultSession
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  ours.setPermissionCheckHandler(() => false)
  ours.setDevicePermissionHandler(() => false)
  ours.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  ours.on('will-download', (event) => event.preventDefault())
  ours.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isOurUrl(details.url) || (!app.isPackaged && details.url.startsWith('devtools:'))
    answer({ cancel: !allowed && !details.url.startsWith('data:') })
  })
  ours.setSpellCheckerEnabled(false)
}
