import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createSecretClipboard } from './app/clipboard.ts'
import { startIdleLock } from './app/idle-lock.ts'
import { createKeychain } from './app/keychain.ts'
import { log } from './app/log.ts'
import { freeMemoryInPauses } from './app/pauses.ts'
import { createPracticePhoneWindow } from './app/practice-phone.ts'
import { createPrinter } from './app/print.ts'
import type { Renderers } from './app/renderers.ts'
import { chooseFile, showFile } from './app/save-dialog.ts'
import { describeApp, isPackaged } from './app/this-app.ts'
import { createUserDisplayWindow } from './app/user-display.ts'
import type { MainWindow } from './app/window.ts'
import { openAuditLog } from './audit-log/audit-log.ts'
import { createCoverage } from './coverage/coverage.ts'
import { createExports } from './coverage/export/exports.ts'
import { createReminders } from './coverage/reminders/reminders.ts'
import { createSnapshots } from './coverage/snapshots.ts'
import { createWhatIf } from './coverage/what-if/what-if.ts'
import { createHelpDesk } from './helpdesk/help-desk.ts'
import { createUserDisplay } from './helpdesk/user-display.ts'
import type { Handle } from './ipc/handle.ts'
import { registerApp } from './ipc/register/app.ts'
import { registerCoverage } from './ipc/register/coverage.ts'
import { registerExports } from './ipc/register/exports.ts'
import { registerHelpDesk } from './ipc/register/help-desk.ts'
import { registerMessages } from './ipc/register/messages.ts'
import { registerPolicy } from './ipc/register/policy.ts'
import { registerPracticePhone } from './ipc/register/practice-phone.ts'
import { registerReminders } from './ipc/register/reminders.ts'
import { registerSession } from './ipc/register/session.ts'
import { registerSettings } from './ipc/register/settings.ts'
import { registerUserDisplay } from './ipc/register/user-display.ts'
import { createMessaging } from './messaging/messaging.ts'
import { createPracticePhone } from './messaging/practice-phone.ts'
import { phoneCountries } from './methods/phone-number.ts'
import { createPolicies } from './policy/policies.ts'
import { createDirectories } from './session/directories.ts'
import { createSession, type Session } from './session/session.ts'
import { gatherNotices } from './settings/notices.ts'
import { openOrganizationKeys } from './settings/organization-key.ts'
import type { SettingsStore } from './settings/settings.ts'

/** What is there already: the window, and what it was opened with. */
export interface Opened {
  folder: string
  clock: () => Date
  settings: SettingsStore
  themeChanged: () => void
  renderers: Renderers
  main: MainWindow
  handle: Handle
}

export interface Services {
  session: Session
  /** Ends what goes on, and waits until it is on disk. */
  end: () => Promise<void>
}

/** Everything behind the sign-in page. */
export async function startServices(opened: Opened): Promise<Services> {
  const { folder, clock, settings, themeChanged, renderers, main, handle } = opened
  const { tell } = renderers
  const keychain = createKeychain()
  const keys = openOrganizationKeys({ userData: folder, keychain, clock })
  const auditLog = await openAuditLog({
    file: join(folder, 'audit-log.jsonl'),
    clock,
    consoleId: hostname(),
    onTrouble: log,
  })
  const directories = createDirectories({
    settings,
    openPractice: async () => {
      const { openPractice } = await import('./practice/practice.ts')
      return openPractice({
        file: join(folder, 'practice-directory.json'),
        clock,
        asked: (person) => phone.carry(person),
      })
    },
    keyFor: keys.keyFor,
  })
  const clipboard = createSecretClipboard()

  const session = createSession({
    auditLog,
    clock,
    directory: directories.access,
    practiceOperator: directories.practiceOperator,
    changed: (state) => {
      display.follow(state)
      if (state.state !== 'signed-in') {
        helpDesk.away()
        exports.away()
        void reminders.away()
      }
      tell('session.changed', state)
    },
    bound: async (desk) => {
      await helpDesk.bound(desk)
      void reminders.bound(desk)
    },
    ended: () => {
      helpDesk.ended()
      void reminders.ended()
      coverage.ended()
      whatIf.ended()
      messaging.ended()
      phone.clear()
      void clipboard.clear()
    },
    log,
  })
  const { desk } = session
  const phone = createPracticePhone({ clock, changed: (arrived) => tell('practice-phone.changed', arrived) })
  const messaging = createMessaging({ folder, keychain, desk, auditLog, clock, log, phone, ...elsewhere() })
  const display = createUserDisplay({
    window: createUserDisplayWindow(renderers, main.window, () => display.closed()),
    organization: () => desk().policy.organization.name,
    changed: (state) => tell('user-display.changed', state),
    content: (content) => tell('user-display.content', content),
  })
  const helpDesk = createHelpDesk({
    ...{ folder, desk, auditLog, keys, messaging, display, clock, tell, log },
    random: randomBytes,
    administrators: () => session.roleGroups().administrator,
  })
  const snapshots = createSnapshots({ auditLog })
  const coverage = createCoverage({ desk, clock, tell, log, snapshots })
  const exports = createExports({
    ...{ coverage, desk, auditLog, clock, tell, showFile },
    chooseFile: (proposed) => chooseFile(main.window, proposed),
    printPdf: createPrinter(renderers, main.window),
  })
  const reminders = createReminders({
    ...{ folder, desk, auditLog, coverage, messaging, clock, log },
    random: randomBytes,
    changed: (state) => tell('reminders.changed', state),
  })
  const policies = createPolicies({ desk, auditLog, clock })
  const whatIf = createWhatIf({ desk, clock, changed: (state) => tell('policy.tried', state) })

  const idleLock = startIdleLock(
    () => settings.lockAfterMs,
    (why) => void session.lock(why),
  )

  const worked = freeMemoryInPauses(() => tell('app.paused', null))

  registerSession(handle, session)
  registerHelpDesk(handle, helpDesk, {
    desk,
    countries: async () => {
      const { countries, first } = desk().policy.phone
      return { countries: await phoneCountries(countries), first }
    },
    copySecret: clipboard.copy,
  })
  registerCoverage(handle, coverage)
  registerExports(handle, exports)
  registerPolicy(handle, policies, whatIf)
  registerReminders(handle, reminders)
  registerMessages(handle, messaging)
  registerPracticePhone(handle, createPracticePhoneWindow(renderers, main.window), phone)
  registerUserDisplay(handle, display)
  registerSettings(handle, {
    settings,
    keys,
    auditLog,
    session,
    desk,
    themeChanged,
    resetPractice: async () => {
      await directories.resetPractice()
      await reminders.forget('practice')
    },
    copySecret: clipboard.copy,
  })
  registerApp(handle, {
    info: async () => ({
      ...describeApp(),
      notices: await gatherNotices(
        folder,
        [settings, keys, messaging, messaging.limits, helpDesk.notices, main],
        [auditLog.notices, directories.practiceNotice],
      ),
    }),
    active: () => {
      idleLock.active()
      worked()
    },
  })

  // A failure is told to whoever signs in.
  void directories.preparePractice().catch(() => undefined)
  return {
    session,
    async end() {
      await reminders.stop()
      await session.signOut()
      await helpDesk.notices.stop()
      await clipboard.clear()
      await directories.close()
      await auditLog.close()
    },
  }
}

/** Where tests and measurements have their gateways. A package looks for Twilio nowhere but at Twilio. */
function elsewhere(): { twilioBaseUrl?: string | undefined; smtpCa?: string | undefined } {
  if (isPackaged()) return {}
  const { SECURITY_INFO_CONSOLE_TWILIO: twilioBaseUrl, SECURITY_INFO_CONSOLE_SMTP_CA: smtpCa } = process.env
  return { twilioBaseUrl, smtpCa }
}
