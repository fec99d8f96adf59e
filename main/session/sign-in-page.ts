import type { SignInPage } from '../../preload/contract.ts'
import { practiceOperators } from '../practice/operators.ts'
import { type SettingsStore, toChoice } from '../settings/settings.ts'

/** What there is to sign in to. */
export const signInPage = (settings: SettingsStore): SignInPage => ({
  directories: settings.directories().map(toChoice),
  practiceOperators: practiceOperators.map(({ id, name, title }) => ({ id, name, title })),
})
