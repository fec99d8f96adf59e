import { useView } from '../app/view-state.tsx'

/** Opens a user's card. What is half-made for another user comes first: it has to be ended. */
export function useOpenCard(): (dn: string) => void {
  const [{ user, enrolling, losing }, dispatch] = useView()
  return (dn) => {
    const isBusy = enrolling || (losing && user !== dn)
    dispatch(isBusy ? { type: 'go', view: 'users' } : { type: 'open-user', dn })
  }
}
