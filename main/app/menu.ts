import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppCommand } from '../../preload/contract.ts'

export interface MenuActions {
  command: (command: AppCommand) => void
  lock: () => void
  signOut: () => void
}

/** The native menu. Shortcuts stand here once; the renderer shows the same ones in its tooltips. */
export function setMenu({ command, lock, signOut }: MenuActions): void {
  const item = (label: string, accelerator: string, name: AppCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
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
        { label: 'Lock', accelerator: 'CmdOrCtrl+L', click: lock },
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
        item('Set up methods', 'CmdOrCtrl+E', 'set-up-methods'),
        item('Refresh', 'F5', 'refresh'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Users', 'CmdOrCtrl+1', 'go-users'),
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
    { role: 'help', submenu: [item('Keyboard shortcuts', 'CmdOrCtrl+/', 'shortcuts')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
