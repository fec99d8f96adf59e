import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppCommand } from '../../preload/contract.ts'
import { words } from './words.ts'

export interface MenuActions {
  command: (command: AppCommand) => void
  lock: () => void
  signOut: () => void
}

const { menu } = words

/** The native menu. It shows the shortcuts; the renderer answers the keys (renderer/app/keyboard.ts). */
export function setMenu({ command, lock, signOut }: MenuActions): void {
  const item = (label: string, key: string, name: AppCommand): MenuItemConstructorOptions => ({
    label,
    ...shown(key),
    click: () => command(name),
  })
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: menu.console,
      submenu: [
        item(menu.settings, 'CmdOrCtrl+,', 'go-settings'),
        { type: 'separator' },
        { label: menu.lock, ...shown('CmdOrCtrl+L'), click: lock },
        { label: menu.signOut, click: signOut },
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: menu.user,
      submenu: [
        item(menu.search, 'CmdOrCtrl+K', 'search'),
        item(menu.verifyCaller, 'V', 'verify-caller'),
        item(menu.setUpMethods, 'E', 'set-up-methods'),
        item(menu.testMethod, 'T', 'test-method'),
        item(menu.removeMethod, 'R', 'remove-method'),
        item(menu.lostDevice, 'L', 'lost-device'),
        item(menu.accessPass, 'P', 'access-pass'),
        item(menu.refresh, 'F5', 'refresh'),
        { type: 'separator' },
        item(menu.userDisplay, 'CmdOrCtrl+D', 'user-display'),
      ],
    },
    {
      label: menu.view,
      submenu: [
        item(menu.users, 'CmdOrCtrl+1', 'go-users'),
        item(menu.coverage, 'CmdOrCtrl+2', 'go-coverage'),
        item(menu.approvals, 'CmdOrCtrl+3', 'go-approvals'),
        item(menu.practicePhone, 'CmdOrCtrl+P', 'practice-phone'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item(menu.shortcuts, '?', 'shortcuts')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/**
 * Shown only: registered besides, a key would act twice, and a letter would act in text fields. macOS registers
 * whatever it shows; there a letter alone is left to the tooltips.
 */
function shown(key: string): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  if (process.platform === 'darwin' && key.length === 1) return {}
  return { accelerator: key, registerAccelerator: false }
}
