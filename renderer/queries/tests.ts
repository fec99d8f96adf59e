import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { Result, TestResult } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { showCard, userCard, userHistory } from './users.ts'

const tests = () => window.securityInfoConsole.tests

// What is asked and read out is on show in one place only: nothing of it stays in a cache.
const keepNothing = { gcTime: 0 } as const

export const beginTest = (dn: string, methodId: string) =>
  mutationOptions({ ...keepNothing, mutationFn: () => unwrap(tests().begin({ dn, methodId })) })

/** A test may be begun as something else: as evidence of a caller. */
export type BeginTest = ReturnType<typeof beginTest>

export const resendTest = () =>
  mutationOptions({ ...keepNothing, mutationFn: (testId: string) => unwrap(tests().resend({ testId })) })

export const readTestPush = () =>
  mutationOptions({ ...keepNothing, mutationFn: (testId: string) => unwrap(tests().pushState({ testId })) })

export const askTestPushAgain = () =>
  mutationOptions({ ...keepNothing, mutationFn: (testId: string) => unwrap(tests().pushAgain({ testId })) })

export const confirmTest = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (argument: { testId: string; code: string }) => unwrap(tests().confirm(argument)),
    onSuccess: (result, _argument, _mutateResult, { client }) => showResult(client, result),
  })

export const answerTest = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (argument: { testId: string; answers: string[] }) => unwrap(tests().answer(argument)),
    onSuccess: (result, _argument, _mutateResult, { client }) => showResult(client, result),
  })

export const endNotArrived = () =>
  mutationOptions({
    ...keepNothing,
    mutationFn: (testId: string) => unwrap(tests().notArrived({ testId })),
    onSuccess: (result, _argument, _mutateResult, { client }) => showResult(client, result),
  })

/** Given up. If something wrong was read out before, main stores a failed test: then the card tells of it. */
export async function cancelTest(client: QueryClient, dn: string, testId: string): Promise<void> {
  await tests().cancel({ testId })
  void client.invalidateQueries({ queryKey: userCard(dn).queryKey })
  void client.invalidateQueries({ queryKey: userHistory(dn).queryKey })
}

/** The user answered on the user display. Ends with the function that is returned. */
export const followTestAnswers = (
  client: QueryClient,
  id: string,
  told: (answer: Result<TestResult>) => void,
): (() => void) =>
  window.securityInfoConsole.on('tests.answered', ({ testId, answer }) => {
    if (answer.ok) showResult(client, answer.value)
    if (testId === id) told(answer)
  })

function showResult(client: QueryClient, result: TestResult): void {
  if ('card' in result && result.card) showCard(client, result.card)
}
