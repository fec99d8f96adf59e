import type { MethodTests } from '../../helpdesk/method-tests.ts'
import type { Handle } from '../handle.ts'

export function registerTests(handle: Handle, tests: MethodTests): void {
  handle('tests.begin', (argument) => tests.begin(argument))
  handle('tests.resend', ({ testId }) => tests.resend(testId))
  handle('tests.pushState', ({ testId }) => tests.pushState(testId))
  handle('tests.pushAgain', ({ testId }) => tests.pushAgain(testId))
  handle('tests.confirm', ({ testId, code }) => tests.confirm(testId, code))
  handle('tests.answer', ({ testId, answers }) => tests.answer(testId, answers))
  handle('tests.notArrived', ({ testId }) => tests.notArrived(testId))
  handle('tests.cancel', async ({ testId }) => {
    await tests.cancel(testId)
    return null
  })
}
