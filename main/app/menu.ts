import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppCommand } from '../../preload/contract.ts'

export interface MenuActions {
  command: (command: AppCommand) => void
  lock: () => void
  signOut: () => void
}

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
      label: '&Console',
      submenu: [
        item('Settings', 'CmdOrCtrl+,', 'go-settings'),
        { type: 'separator' },
        { label: 'Lock', ...shown('CmdOrCtrl+L'), click: lock },
        { label: 'Sign out', click: signOut },
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&User',
      submenu: [
        item('Search users', 'CmdOrCtrl+K', 'search'),
        item('Verify the caller', 'V', 'verify-caller'),
        item('Set up methods', 'E', 'set-up-methods'),
        item('Test a method', 'T', 'test-method'),
        item('Remove a method', 'R', 'remove-method'),
        item('Lost device', 'L', 'lost-device'),
        item('Temporary access pass', 'P', 'access-pass'),
        item('Refresh', 'F5', 'refresh'),
        { type: 'separator' },
        item('User display', 'CmdOrCtrl+D', 'user-display'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Users', 'CmdOrCtrl+1', 'go-users'),
        item('Coverage', 'CmdOrCtrl+2', 'go-coverage'),
        item('Approvals', 'CmdOrCtrl+3', 'go-approvals'),
        item('Practice phone', 'CmdOrCtrl+P', 'practice-phone'),
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
    { role: 'help', submenu: [item('Keyboard shortcuts', '?', 'shortcuts')] },
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
