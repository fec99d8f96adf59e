import { useView } from '../app/view-state.tsx'

/** Opens a user's card. While a wizard is open that comes first: it has to be ended. */
export function useOpenCard(): (dn: string) => void {
  const [{ enrolling }, dispatch] = useView()
  return (dn) => dispatch(enrolling ? { type: 'go', view: 'users' } : { type: 'open-user', dn })
}
