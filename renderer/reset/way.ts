import type { Gate, ProtectedAction, UserCard } from '../../preload/contract.ts'
import { focusCaller } from '../verification/focus-caller.ts'

/** What a button leads to: the thing itself, asking for an approval of it, or the caller panel. */
export type Way = 'open' | 'approval' | 'panel'

/** While nothing is known of the gate the button does what it says: main decides anyway. */
export function wayOf(gate: Gate | undefined): Way {
  if (!gate || gate.open) return 'open'
  return gate.missing === 'approval' ? 'approval' : 'panel'
}

/** A menu or dialog that closes gives the keys back first; then they go to the caller panel. */
export function goToCaller(): void {
  requestAnimationFrame(() => requestAnimationFrame(focusCaller))
}

/** Adding a method is something else for a user who has none that counts. */
export const addingAction = ({ methods }: UserCard): ProtectedAction =>
  methods.some(({ confirmedAt }) => confirmedAt !== null) ? 'add-method' : 'add-first-method'

/** So is removing the only one. */
export const removingAction = ({ methods }: UserCard): ProtectedAction =>
  methods.length > 1 ? 'remove-method' : 'remove-all-methods'

/** Whether "Set up methods" leads anywhere for this operator and this user. */
export const canSetUp = ({ may, offers }: UserCard): boolean => may.enroll && offers.length > 0

/** Something is missing, and nothing stands in the way of setting it up: the card's next step. */
export const setUpLeads = (card: UserCard, way: Way): boolean =>
  canSetUp(card) && !card.coverage.capable && way === 'open'
