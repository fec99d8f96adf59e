import { useState } from 'react'
import type { Approval } from '../../preload/contract.ts'
import { decidedBetween } from './news.ts'

/** Ids of own requests that were decided while this one was signed in, until they are dismissed. */
export function useDecided(
  list: Approval[] | undefined,
  operatorDn: string,
): [ids: readonly string[], dismiss: (id: string) => void] {
  const [before, setBefore] = useState(list)
  const [ids, setIds] = useState<readonly string[]>([])
  if (list !== before) {
    setBefore(list)
    const decided = decidedBetween(before ?? [], list ?? [], operatorDn)
    if (decided.length > 0) setIds([...new Set([...ids, ...decided])])
  }
  return [ids, (id) => setIds(ids.filter((other) => other !== id))]
}
