import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { currentSession } from '../../queries/session.ts'
import type { Edit } from './document.ts'

/** What an administrator has changed and not saved. */
export interface Draft {
  text: string
  /** What it was made from. */
  base: Pick<PolicyInPlace, 'document' | 'version'>
}

export interface DraftHandle {
  /** The draft, or where there is none what is in place. */
  text: string
  base: Draft['base']
  isChanged: boolean
  /** What is in place is not what the draft was made from. */
  isBehind: boolean
  edit: (change: Edit) => void
  /** The draft counts as made from what is in place now. */
  rebase: () => void
  discard: () => void
}

/**
 * The operator's draft at this directory. It outlives the page and the session, so that neither a card that is opened
 * nor signing out loses it; nobody else sees it.
 * @param discarded told when it is given up, or saved
 */
export function useDraft(inPlace: PolicyInPlace, discarded: () => void): DraftHandle {
  const client = useQueryClient()
  const { data: session } = useQuery(currentSession())
  const owner =
    session === undefined || session.state === 'signed-out'
      ? ''
      : `${session.directory.id} ${session.operator.dn}`
  const queryKey = ['policy-draft', owner]
  const { data: kept } = useQuery<Draft | null>({
    queryKey,
    queryFn: () => null,
    enabled: false,
    initialData: null,
    gcTime: Number.POSITIVE_INFINITY,
  })
  // Nothing was changed: it follows what is in place.
  const draft = kept && kept.text !== kept.base.document ? kept : null
  const base = draft?.base ?? inPlace
  const set = (next: Draft | null) => client.setQueryData(queryKey, next)
  return {
    text: draft?.text ?? inPlace.document,
    base,
    isChanged: draft !== null && draft.text !== inPlace.document,
    isBehind:
      draft !== null &&
      draft.text !== inPlace.document &&
      (base.version !== inPlace.version || base.document !== inPlace.document),
    edit(change) {
      // What was typed a moment ago may not be painted yet.
      const now = client.getQueryData<Draft | null>(queryKey) ?? { text: inPlace.document, base }
      set({ text: change(now.text), base: now.text === now.base.document ? base : now.base })
    },
    rebase: () => draft && set({ ...draft, base: inPlace }),
    discard() {
      set(null)
      discarded()
    },
  }
}
