import type { Verifications } from '../../helpdesk/verification/verification.ts'
import type { Handle } from '../handle.ts'

export function registerVerification(handle: Handle, verifications: Verifications): void {
  handle('verification.read', (argument) => verifications.read(argument))
  handle('verification.setCase', (argument) => verifications.setCase(argument))
  handle('verification.reportLost', (argument) => verifications.reportLost(argument))
  handle('verification.begin', (argument) => verifications.begin(argument))
  handle('verification.observe', (argument) => verifications.observe(argument))
  handle('verification.callerFailed', (argument) => verifications.callerFailed(argument))
  handle('verification.breakGlass', (argument) => verifications.breakGlass(argument))
  handle('verification.end', (argument) => verifications.end(argument))
}
