import type { UserDisplay } from '../../helpdesk/user-display.ts'
import type { Handle } from '../handle.ts'

export function registerUserDisplay(handle: Handle, display: UserDisplay): void {
  handle('userDisplay.open', () => display.open())
  handle('userDisplay.close', () => display.close())
  handle('userDisplay.state', () => display.state())
  handle('userDisplay.content', () => display.content())
  handle('userDisplay.answer', ({ answers }) => display.answer(answers))
}
