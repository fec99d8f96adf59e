import type { PracticePhone } from '../../../preload/contract.ts'
import type { Handle } from '../handle.ts'

export function registerPracticePhone(
  handle: Handle,
  window: { open(): void },
  phone: { read(): PracticePhone; answer(id: string, number: string | null): PracticePhone },
): void {
  handle('practicePhone.open', () => {
    window.open()
    return null
  })
  handle('practicePhone.read', () => phone.read())
  handle('practicePhone.answer', ({ id, number }) => phone.answer(id, number))
}
