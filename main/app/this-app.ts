import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { AppInfo, Settings } from '../../preload/contract.ts'

export const userData = (): string => app.getPath('userData')

/** The path of a file of the built app. */
export const built = (path: string): string => join(app.getAppPath(), 'out', path)

/** Starts once Electron is ready, unless this console runs already: then that one comes to the front. */
export function startOnce(start: () => Promise<void>): void {
  if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
  else app.quit()
}

export function onSecondStart(listener: () => void): void {
  app.on('second-instance', listener)
}

export function showTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

export function describeApp(): Omit<AppInfo, 'notices'> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform as AppInfo['platform'],
  }
}
