import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { AnsweredQuestion, EnrollmentResult, EnrollmentWish, Result } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { showCard } from './users.ts'

const enrollment = () => window.securityInfoConsole.enrollment

// Keys, codes and answers are in one place only: nothing of them stays in a cache (gcTime 0), and the wizard
// resets these mutations as soon as it has their answer.
const keepNothing = { gcTime: 0 } as const

/** Countries whose numbers the policy allows. A policy may change while the console is open. */
export const phoneCountries = () =>
  queryOptions({
    queryKey: ['enrollment', 'countries'],
    queryFn: () => unwrap(enrollment().countries()),
    staleTime: 60_000,
  })

export const beginEnrollment = (dn: string) =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (wish: EnrollmentWish) => unwrap(enrollment().begin({ dn, wish })),
  })

export const resendCode = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (enrollmentId: string) => unwrap(enrollment().resend({ enrollmentId })),
  })

export const readPush = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (enrollmentId: string) => unwrap(enrollment().pushState({ enrollmentId })),
  })

export const askPushAgain = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (enrollmentId: string) => unwrap(enrollment().pushAgain({ enrollmentId })),
  })

const showsCard = {
  ...keepNothing,
  onSuccess: (
    result: EnrollmentResult,
    _argument: unknown,
    _mutateResult: unknown,
    { client }: { client: QueryClient },
  ) => showResult(client, result),
} as const

export const confirmCode = () =>
  mutationOptions({
    ...showsCard,
    mutationFn: (argument: { enrollmentId: string; code: string }) => unwrap(enrollment().confirm(argument)),
  })

export const answerQuestions = () =>
  mutationOptions({
    ...showsCard,
    mutationFn: (argument: { enrollmentId: string; answers: AnsweredQuestion[] }) =>
      unwrap(enrollment().answer(argument)),
  })

export const finishEnrollment = () =>
  mutationOptions({
    ...showsCard,
    mutationFn: (enrollmentId: string) => unwrap(enrollment().finish({ enrollmentId })),
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

/** The user answered on the user display. Ends with the function that is returned. */
export const followAnswers = (
  client: QueryClient,
  id: string,
  told: (answer: Result<EnrollmentResult>) => void,
): (() => void) =>
  window.securityInfoConsole.on('enrollment.answered', ({ enrollmentId, answer }) => {
    if (answer.ok) showResult(client, answer.value)
    if (enrollmentId === id) told(answer)
  })

/** An enrollment's time ran out. Ends with the function that is returned. */
export const followEnds = (listener: (enrollmentId: string) => void): (() => void) =>
  window.securityInfoConsole.on('enrollment.ended', ({ enrollmentId }) => listener(enrollmentId))

function showResult(client: QueryClient, result: EnrollmentResult): void {
  if (result.outcome === 'confirmed' || result.outcome === 'changed-elsewhere') showCard(client, result.card)
}
