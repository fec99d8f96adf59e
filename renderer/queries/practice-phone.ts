import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { PracticePhone } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const practicePhone = () => window.securityInfoConsole.practicePhone

/** Opens the practice phone's window, or brings it to the front. */
export const openPracticePhone = () => mutationOptions({ mutationFn: () => unwrap(practicePhone().open()) })

/** Whether anything goes to the practice phone. What is chosen by default differs from directory to directory. */
export const usesPracticePhone = (directoryId: string) =>
  queryOptions({
    queryKey: ['messages', 'gateways', directoryId],
    queryFn: () => unwrap(window.securityInfoConsole.messages.gateways()),
    select: ({ choice }) => Object.values(choice).includes('practice'),
  })

// ---------------------------------------------------------------- in the practice phone's own window

/**
 * Tells what is on the phone, now and from now on. Codes stay in no cache, so this is no query.
 * Ends with the function that is returned.
 */
export function followPracticePhone(listener: (phone: PracticePhone) => void): () => void {
  let told = false
  const unfollow = window.securityInfoConsole.on('practice-phone.changed', (phone) => {
    told = true
    listener(phone)
  })
  // What was told meanwhile is newer than this answer.
  void practicePhone()
    .read()
    .then((result) => {
      if (result.ok && !told) listener(result.value)
    })
  return () => {
    told = true
    unfollow()
  }
}

export const answerPrompt = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (argument: { id: string; number: string | null }) => unwrap(practicePhone().answer(argument)),
  })
