import { mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { AppInfo, Settings } from '../../preload/contract.ts'

export const userData = (): string => app.getPath('userData')

/** The path of a file of the built app. */
export const built = (path: string): string => join(app.getAppPath(), 'out', path)

/** Starts once Electron is ready, unless this console runs already: then that one comes to the front. */
export function startOnce(start: () => void): void {
  // Where nothing can be written there is no lock either, which does not mean that another console runs.
  if (app.requestSingleInstanceLock() || !canWrite(userData())) void app.whenReady().then(start)
  else app.quit()
}

function canWrite(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(folder, 'writable-')))
    return true
  } catch {
    return false
  }
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

export const isPackaged = (): boolean => app.isPackaged
