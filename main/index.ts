import type { SessionState } from '../preload/contract.ts'
import { hardenEverything, hardenSession, refuseDebugging } from './app/hardening.ts'
import { log } from './app/log.ts'
import { setMenu } from './app/menu.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { finishBeforeQuit } from './app/quit.ts'
import { announceReady } from './app/ready.ts'
import { createRenderers } from './app/renderers.ts'
import { built, onSecondStart, showTheme, startOnce, userData } from './app/this-app.ts'
import { focusWindow, openMainWindow } from './app/window.ts'
import { createHandle } from './ipc/handle.ts'
import { registerStart } from './ipc/register/start.ts'
import type { Services } from './services.ts'
import { signInPage } from './session/sign-in-page.ts'
import { openSettings } from './settings/settings.ts'

// Very important to come first: a refused switch must not have had time to work.
refuseDebugging()
registerScheme()
hardenEverything()
startOnce(start)

/** The window with the sign-in page, which is all that a start waits for; the services are loaded behind it. */
function start(): void {
  const folder = userData()
  const clock = () => new Date()
  const settings = openSettings(folder, clock)
  const themeChanged = () => showTheme(settings.read().theme)
  themeChanged()

  hardenSession()
  serveRenderer(built('renderer'))
  const renderers = createRenderers()
  const main = openMainWindow(renderers, folder, {
    log,
    crashed: () => void loading?.then((started) => started.session.lock('crash')),
  })
  onSecondStart(() => focusWindow(main.window))

  let session: () => SessionState = () => ({ state: 'signed-out' })
  let loading: Promise<Services> | null = null
  const load = () => {
    loading ??= loadServices()
    return loading
  }
  async function loadServices(): Promise<Services> {
    const { startServices } = await import('./services.ts')
    const started = await startServices({ folder, clock, settings, themeChanged, renderers, main, handle })
    session = started.session.state
    return started
  }

  const handle = createHandle({ ...renderers, session: () => session(), load, log })
  registerStart(handle, {
    settings,
    session: () => session(),
    signInPage: () => signInPage(settings),
    ready() {
      announceReady()
      load().catch((error: Error) => log(`The services did not start: ${error.message}`))
    },
  })
  finishBeforeQuit(async () => {
    await main.keepState()
    await (await loading)?.end()
  })
  setMenu({
    command: (command) => renderers.tell('app.command', command),
    lock: () => void load().then((started) => started.session.lock('operator')),
    signOut: () => void load().then((started) => started.session.signOut()),
  })
}
