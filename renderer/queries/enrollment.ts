import { mutationOptions } from '@tanstack/react-query'
import type { EnrollmentResult } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { showCard } from './users.ts'

const enrollment = () => window.securityInfoConsole.enrollment

// The key is on show in one place only: nothing of it stays in a cache (gcTime 0), and the wizard that shows
// it resets these mutations as soon as it has their answer.
const keepNothing = { gcTime: 0 } as const

export const beginEnrollment = (dn: string) =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (app: 'microsoft' | 'other') =>
      unwrap(enrollment().begin({ dn, type: 'authenticator-app', app })),
  })

export const confirmCode = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (argument: { enrollmentId: string; code: string }) => unwrap(enrollment().confirm(argument)),
    onSuccess: (result, _argument, _mutateResult, { client }) => {
      const card = cardOf(result)
      if (card) showCard(client, card)
    },
  })

export const finishEnrollment = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (enrollmentId: string) => unwrap(enrollment().finish({ enrollmentId })),
    onSuccess: (result, _argument, _mutateResult, { client }) => {
      const card = cardOf(result)
      if (card) showCard(client, card)
    },
  })

export const copyForUser = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (argument: { enrollmentId: string; what: 'key' | 'uri' }) =>
      unwrap(enrollment().copy(argument)),
  })

/** The wizard is gone by then, so that nobody waits for the answer; main drops the key by itself in the end. */
export function cancelEnrollment(enrollmentId: string): void {
  void enrollment().cancel({ enrollmentId })
}

const cardOf = (result: EnrollmentResult) =>
  result.outcome === 'confirmed' || result.outcome === 'changed-elsewhere' ? result.card : null
