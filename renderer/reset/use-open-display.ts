import { useMutation, useQuery } from '@tanstack/react-query'
import { openUserDisplay, userDisplayState } from '../queries/user-display.ts'

/** Opens the user display unless it is open: a pass that goes there has to be seen. */
export function useOpenDisplay(): () => Promise<void> {
  const { data } = useQuery(userDisplayState())
  const opening = useMutation(openUserDisplay())
  return async () => {
    if (!data?.open) await opening.mutateAsync()
  }
}
