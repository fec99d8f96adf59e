import type { Reminders } from '../../coverage/reminders/reminders.ts'
import type { Handle } from '../handle.ts'

export function registerReminders(handle: Handle, reminders: Reminders): void {
  handle('reminders.plan', (argument) => reminders.plan(argument))
  handle('reminders.templates', () => reminders.templates())
  handle('reminders.preview', (argument) => reminders.preview(argument))
  handle('reminders.saveTemplates', (argument) => reminders.saveTemplates(argument))
  handle('reminders.sendTest', (argument) => reminders.sendTest(argument))
  handle('reminders.start', (argument) => reminders.start(argument))
  handle('reminders.state', () => reminders.state())
  handle('reminders.pause', () => reminders.pause())
  handle('reminders.resume', () => reminders.resume())
  handle('reminders.cancel', () => reminders.cancel())
  handle('reminders.list', (argument) => reminders.list(argument))
}
