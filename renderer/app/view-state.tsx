import { createContext, type Dispatch, type ReactNode, useContext, useReducer } from 'react'
import type { CoverageSelection } from '../../preload/contract.ts'

/** Where the operator is: which view, what is searched for, whose card is open, whether the wizard is. */
export interface ViewState {
  view: 'users' | 'coverage' | 'approvals' | 'settings'
  words: string
  user: string | null
  enrolling: boolean
  /** The page of a lost device is open in the card's place. */
  losing: boolean
  /** Where the card was opened from, and closing it leads back to. */
  cameFrom: 'users' | 'coverage'
  coverage: CoveragePage
  /** Who is to be reminded; null: nobody was selected yet. */
  reminding: CoverageSelection | null
  /** Id of the approval that is open on the right of their view. */
  approval: string | null
}

/** The pages of the coverage view. */
export type CoveragePage = 'report' | 'what-if' | 'reminders'

export type ViewAction =
  | { type: 'go'; view: ViewState['view'] }
  | { type: 'search'; words: string }
  | { type: 'open-user'; dn: string; from?: ViewState['cameFrom'] }
  | { type: 'close-user' }
  | { type: 'enroll' }
  | { type: 'end-enrollment' }
  | { type: 'lost-device' }
  | { type: 'end-lost-device' }
  | { type: 'open-coverage'; page: CoveragePage }
  | { type: 'remind'; whom: CoverageSelection }
  | { type: 'open-approval'; id: string }
  /** In its view, whichever view is open. */
  | { type: 'show-approval'; id: string }

const start: ViewState = {
  view: 'users',
  words: '',
  user: null,
  enrolling: false,
  losing: false,
  cameFrom: 'users',
  coverage: 'report',
  reminding: null,
  approval: null,
}

export function reduceView(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'go':
      return { ...state, view: action.view }
    case 'search':
      return { ...state, view: 'users', words: action.words, cameFrom: 'users' }
    case 'open-user':
      // Another user's wizard is never left half-made behind a card: it has to be ended first.
      if (state.enrolling) return state
      return {
        ...state,
        view: 'users',
        user: action.dn,
        losing: state.losing && action.dn === state.user,
        cameFrom: action.from ?? 'users',
      }
    case 'close-user':
      return {
        ...state,
        view: state.cameFrom,
        user: null,
        enrolling: false,
        losing: false,
        cameFrom: 'users',
      }
    case 'enroll':
      return state.user === null ? state : { ...state, enrolling: true, losing: false }
    case 'end-enrollment':
      return { ...state, enrolling: false }
    case 'lost-device':
      return state.user === null || state.enrolling ? state : { ...state, losing: true }
    case 'end-lost-device':
      return { ...state, losing: false }
    case 'open-coverage':
      return { ...state, view: 'coverage', coverage: action.page }
    case 'remind':
      return { ...state, view: 'coverage', coverage: 'reminders', reminding: action.whom }
    case 'open-approval':
      return { ...state, view: 'approvals', approval: action.id }
    case 'show-approval':
      return { ...state, approval: action.id }
  }
}

const ViewContext = createContext<[ViewState, Dispatch<ViewAction>]>([start, () => undefined])

export function ViewProvider({ children }: { children: ReactNode }) {
  const view = useReducer(reduceView, start)
  return <ViewContext value={view}>{children}</ViewContext>
}

export const useView = () => useContext(ViewContext)
