import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLeave } from '../app/use-leave.ts'
import { reportLost } from '../queries/verification.ts'

// Each report is a record: somebody who goes through the list with the arrow keys makes one, not five.
const settleMs = 400

/**
 * Tells main what is on the lost device, so that none of it counts as evidence: once the choice has settled, or the
 * page is left.
 * @param known what main knows already
 */
export function useReportLost(dn: string, methodIds: readonly string[], known: readonly string[]): void {
  const report = useMutation(reportLost(dn))
  const told = useRef(keyOf(known))
  const key = keyOf(methodIds)
  const tell = () => {
    if (told.current === key) return
    told.current = key
    report.mutate([...methodIds])
  }
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice starts the time anew
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), settleMs)
    return () => clearTimeout(timer)
  }, [key])
  useLeave(tell)
}

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ')
