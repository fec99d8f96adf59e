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
 * @returns tells at once what main does not know yet; resolves when main knows all of it
 */
export function useReportLost(
  dn: string,
  methodIds: readonly string[],
  known: readonly string[],
): () => Promise<void> {
  const { mutateAsync } = useMutation(reportLost(dn))
  const told = useRef({ key: keyOf(known), done: Promise.resolve() })
  const key = keyOf(methodIds)
  const tell = (): Promise<void> => {
    if (told.current.key !== key) told.current = { key, done: send() }
    return told.current.done
  }
  const send = async () => {
    try {
      await mutateAsync([...methodIds])
    } catch (error) {
      told.current.key = untold
      throw error
    }
  }
  // Whoever waits for it is told of a failure; otherwise it is tried again when the page is left.
  const tellInPassing = () => void tell().catch(() => undefined)
  const latest = useRef(tellInPassing)
  useEffect(() => {
    latest.current = tellInPassing
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice starts the time anew
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), settleMs)
    return () => clearTimeout(timer)
  }, [key])
  useLeave(tellInPassing)
  return tell
}

/** The key of no choice. */
const untold = ' '

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ')
