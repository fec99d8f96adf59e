import { hostname } from 'node:os'
import { join } from 'node:path'
import { app, ipcMain, nativeTheme } from 'electron'
import type { AppInfo } from '../preload/contract.ts'
import { broadcast } from './app/broadcast.ts'
import { createSecretClipboard } from './app/clipboard.ts'
import { hardenEverything, hardenSession, refuseDebugging } from './app/hardening.ts'
import { startIdleLock } from './app/idle-lock.ts'
import { createKeychain } from './app/keychain.ts'
import { log } from './app/log.ts'
import { setMenu } from './app/menu.ts'
import { isOurUrl, registerScheme, serveRenderer } from './app/protocol.ts'
import { finishBeforeQuit } from './app/quit.ts'
import { announceReady } from './app/ready.ts'
import { focusWindow, openMainWindow } from './app/window.ts'
import { openAuditLog } from './audit-log/audit-log.ts'
import { createEnrollments } from './helpdesk/enrollment.ts'
import { settleIntents } from './helpdesk/settle.ts'
import { createUsers } from './helpdesk/users.ts'
import { createHandle } from './ipc/handle.ts'
import { registerApp } from './ipc/register/app.ts'
import { registerEnrollment } from './ipc/register/enrollment.ts'
import { registerSession } from './ipc/register/session.ts'
import { registerSettings } from './ipc/register/settings.ts'
import { registerUsers } from './ipc/register/users.ts'
import { createDirectories } from './session/directories.ts'
import { createSession } from './session/session.ts'
import { gatherNotices } from './settings/notices.ts'
import { openOrganizationKeys } from './settings/organization-key.ts'
import { openSettings } from './settings/settings.ts'

// Very important to come first: a refused switch must not have had time to work.
refuseDebugging()
registerScheme()
hardenEverything()
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const userData = app.getPath('userData')
  const clock = () => new Date()
  const settings = openSettings(userData, clock)
  const themeChanged = () => {
    nativeTheme.themeSource = settings.read().theme
  }
  themeChanged()

  const keys = openOrganizationKeys({ userData, keychain: createKeychain(), clock })
  const auditLog = await openAuditLog({
    file: join(userData, 'audit-log.jsonl'),
    clock,
    consoleId: hostname(),
    onTrouble: log,
  })
  const directories = createDirectories({
    settings,
    openPractice: async () => {
      const { openPractice } = await import('./practice/practice.ts')
      return openPractice({ file: join(userData, 'practice-directory.json'), clock })
    },
  })
  const clipboard = createSecretClipboard()

  const session = createSession({
    auditLog,
    clock,
    directory: directories.access,
    practiceOperator: directories.practiceOperator,
    changed: (state) => broadcast('session.changed', state),
    bound: (desk) => settleIntents(desk, auditLog),
    ended: () => {
      enrollments.endAll()
      void clipboard.clear()
    },
    log,
  })
  const users = createUsers({ desk: session.desk, auditLog, clock })
  const enrollments = createEnrollments({ desk: session.desk, auditLog, keys, clock })

  hardenSession()
  serveRenderer(join(app.getAppPath(), 'out/renderer'))
  const idleLock = startIdleLock(
    () => settings.lockAfterMs,
    (why) => void session.lock(why),
  )
  const handle = createHandle({
    ipcMain,
    isOurs: ({ senderFrame, sender }) =>
      senderFrame !== null && senderFrame === sender.mainFrame && isOurUrl(senderFrame.url),
    session: session.state,
    log,
  })
  registerSession(handle, session, directories.signInPage)
  registerUsers(handle, users)
  registerEnrollment(handle, enrollments, clipboard.copy)
  registerSettings(handle, {
    settings,
    keys,
    auditLog,
    session,
    desk: session.desk,
    themeChanged,
    resetPractice: directories.resetPractice,
    copySecret: clipboard.copy,
  })
  const main = openMainWindow(userData, join(app.getAppPath(), 'out/preload/index.cjs'), log)
  registerApp(handle, {
    info: async () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform as AppInfo['platform'],
      notices: await gatherNotices(
        userData,
        [settings, keys, main],
        [auditLog.notices, directories.practiceNotice],
      ),
    }),
    ready: announceReady,
    active: idleLock.active,
  })
  setMenu({
    command: (command) => broadcast('app.command', command),
    lock: () => void session.lock('operator'),
    signOut: () => void session.signOut(),
  })
  app.on('second-instance', () => focusWindow(main.window))
  finishBeforeQuit(async () => {
    await session.signOut()
    await clipboard.clear()
    await directories.close()
    await auditLog.close()
  })
}
