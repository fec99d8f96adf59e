import { useView, type ViewState } from '../app/view-state.tsx'

/** Opens a user's card; closing it leads back to `from`. What is half-made for another user comes first: it has to be ended. */
export function useOpenCard(from: ViewState['cameFrom'] = 'users'): (dn: string) => void {
  const [{ user, enrolling, losing }, dispatch] = useView()
  return (dn) => {
    const isBusy = enrolling || (losing && user !== dn)
    dispatch(isBusy ? { type: 'go', view: 'users' } : { type: 'open-user', dn, from })
  }
}
