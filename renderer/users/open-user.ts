import { useCallback } from 'react'
import { useView } from '../app/view-state.tsx'

/** Opens a user's card. */
export function useOpenUser(): (dn: string) => void {
  const [, dispatch] = useView()
  return useCallback((dn) => dispatch({ type: 'open-user', dn }), [dispatch])
}
