import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { IssuedPass } from '../../preload/contract.ts'
import { currentSession } from '../queries/session.ts'

export interface ShownPass extends IssuedPass {
  /** Where its value is. `forgotten`: the console was locked meanwhile. */
  where: 'console' | 'user-display' | 'forgotten'
}

/**
 * A pass that was just issued: its value is in this component's state and nowhere else in the renderer, and goes with
 * it, or with a lock.
 */
export function useShownPass(): [ShownPass | null, (pass: IssuedPass) => void] {
  const [shown, setShown] = useState<ShownPass | null>(null)
  const { data: session } = useQuery({ ...currentSession(), enabled: false })
  const isAway = session !== undefined && session.state !== 'signed-in'
  useEffect(() => {
    if (isAway) setShown((pass) => pass && forget(pass))
  }, [isAway])
  const show = (pass: IssuedPass) =>
    setShown({ ...pass, where: pass.value === null ? 'user-display' : 'console' })
  return [shown, show]
}

const forget = (pass: ShownPass): ShownPass =>
  pass.where === 'console' ? { ...pass, value: null, where: 'forgotten' } : pass
