// npm run demo: the main job, driven through the real window by itself.

import { withKeyring } from './lib/keyring.mjs'
import { inTree } from './lib/paths.mjs'
import { show, tool } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { forTestRun, readyToOpen } from './lib/set-up.mjs'

main(async () => {
  const electron = await readyToOpen({ forTests: true })
  say(
    'Setting up an authenticator app and a phone through the window; each step leaves a picture below demo/',
  )
  const reporter = inTree('scripts/lib/plain-reporter.mjs')
  const driver = tool('playwright', 'test', '--project', 'demo', '--reporter', reporter)
  const watched = electron.watched ? { SECURITY_INFO_CONSOLE_WATCHED: '1' } : {}
  const [command, args, env] = withKeyring(...driver, { ...forTestRun(electron), ...watched })
  return show(command, args, { env })
})
