import type { Argument, Value } from '../../../preload/contract.ts'
import type { Enrollments } from '../../helpdesk/enrollment.ts'
import type { Handle } from '../handle.ts'

export function registerEnrollment(
  handle: Handle,
  enrollments: Enrollments,
  more: {
    countries: () => Promise<Value<'enrollment.countries'>>
    copySecret: (text: string) => Promise<{ clearsAfterSeconds: number }>
  },
): void {
  handle('enrollment.countries', more.countries)
  handle('enrollment.begin', (argument: Argument<'enrollment.begin'>) => enrollments.begin(argument))
  handle('enrollment.resend', ({ enrollmentId }) => enrollments.resend(enrollmentId))
  handle('enrollment.pushState', ({ enrollmentId }) => enrollments.pushState(enrollmentId))
  handle('enrollment.pushAgain', ({ enrollmentId }) => enrollments.pushAgain(enrollmentId))
  handle('enrollment.confirm', ({ enrollmentId, code }) => enrollments.confirm(enrollmentId, code))
  handle('enrollment.answer', ({ enrollmentId, answers }) => enrollments.answer(enrollmentId, answers))
  handle('enrollment.finish', ({ enrollmentId }) => enrollments.finish(enrollmentId))
  handle('enrollment.cancel', async ({ enrollmentId }) => {
    await enrollments.cancel(enrollmentId)
    return null
  })
  handle('enrollment.copy', ({ enrollmentId, what }) => {
    const { key, uri } = enrollments.peek(enrollmentId)
    return more.copySecret(what === 'key' ? key : uri)
  })
}
