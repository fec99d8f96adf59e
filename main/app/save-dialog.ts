import { join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { ExportFormat } from '../../preload/contract.ts'
import { words } from './words.ts'

const { title, save, kinds } = words.export

/** Asks the operator where to save a file; the page never names a path. Null: nowhere. */
export async function chooseFile(
  window: BrowserWindow,
  { name, format }: { name: string; format: ExportFormat },
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: save,
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kinds[format], extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return canceled || !filePath ? null : filePath
}

/** In the system's file manager. */
export const showFile = (path: string): void => shell.showItemInFolder(path)
