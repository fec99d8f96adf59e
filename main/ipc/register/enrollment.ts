import type { Enrollments } from '../../helpdesk/enrollment.ts'
import type { Handle } from '../handle.ts'

export function registerEnrollment(
  handle: Handle,
  enrollments: Enrollments,
  copySecret: (text: string) => Promise<{ clearsAfterSeconds: number }>,
): void {
  handle('enrollment.begin', (wanted) => enrollments.begin(wanted))
  handle('enrollment.confirm', ({ enrollmentId, code }) => enrollments.confirm(enrollmentId, code))
  handle('enrollment.finish', ({ enrollmentId }) => enrollments.finish(enrollmentId))
  handle('enrollment.cancel', async ({ enrollmentId }) => {
    await enrollments.cancel(enrollmentId)
    return null
  })
  handle('enrollment.copy', ({ enrollmentId, what }) => {
    const { key, uri } = enrollments.peek(enrollmentId)
    return copySecret(what === 'key' ? key : uri)
  })
}
