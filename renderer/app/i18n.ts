import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { approvals } from '../approvals/words.ts'
import type { exports } from '../coverage/export/words.ts'
import type { reminders } from '../coverage/reminders/words.ts'
import type { whatIf } from '../coverage/what-if/words.ts'
import type { coverage } from '../coverage/words.ts'
import type { enrollment } from '../enrollment/words.ts'
import type { lostDevice } from '../lost-device/words.ts'
import type { practicePhone } from '../practice-phone/words.ts'
import type { reset } from '../reset/words.ts'
import type { settings } from '../settings/words.ts'
import type { signIn } from '../sign-in/words.ts'
import type { notices } from '../user/notices-words.ts'
import type { user } from '../user/words.ts'
import type { userDisplay } from '../user-display/words.ts'
import type { users } from '../users/words.ts'
import type { verification } from '../verification/words.ts'
import { app } from './words.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof app
      signIn: typeof signIn
      settings: typeof settings
      users: typeof users
      user: typeof user
      enrollment: typeof enrollment
      userDisplay: typeof userDisplay
      practicePhone: typeof practicePhone
      approvals: typeof approvals
      coverage: typeof coverage
      whatIf: typeof whatIf
      exports: typeof exports
      reminders: typeof reminders
      notices: typeof notices
      verification: typeof verification
      reset: typeof reset
      lostDevice: typeof lostDevice
    }
  }
}

export const language = 'en-US'

void i18next.use(initReactI18next).init({
  lng: language,
  fallbackLng: language,
  defaultNS: 'app',
  resources: { [language]: { app } },
  // React escapes what it shows; twice would show `&#39;` in names.
  interpolation: { escapeValue: false },
})

/** Each area brings its words along with its code, so that the sign-in page loads its own only. */
export function addWords(area: string, words: object): void {
  i18next.addResourceBundle(language, area, words)
}
