import { useSyncExternalStore } from 'react'

const query = '(max-width: 1200px)'

function subscribe(changed: () => void): () => void {
  const narrow = matchMedia(query)
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

/** Whether the window is too narrow for all columns beside each other. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  )
