import type { Messaging } from '../../messaging/messaging.ts'
import type { Handle } from '../handle.ts'

export function registerMessages(handle: Handle, messaging: Messaging): void {
  handle('messages.gateways', () => messaging.gateways())
  handle('messages.choose', (choice) => messaging.choose(choice))
  handle('messages.saveTwilio', (draft) => messaging.saveTwilio(draft))
  handle('messages.saveSmtp', (draft) => messaging.saveSmtp(draft))
  handle('messages.sendTest', ({ channel, to }) => messaging.sendTest(channel, to))
  handle('messages.ownPush', () => messaging.ownPush.methods())
  handle('messages.testPush', ({ methodId }) => messaging.ownPush.test(methodId))
  handle('messages.pushTest', () => messaging.ownPush.state())
  handle('messages.templates', () => messaging.templates())
  handle('messages.preview', (templates) => messaging.preview(templates))
  handle('messages.saveTemplates', (argument) => messaging.saveTemplates(argument))
}
