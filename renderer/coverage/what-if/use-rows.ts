import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TryOutRow, TryOutRows } from '../../../preload/contract.ts'
import { useSettled } from '../../app/use-settled.ts'
import { blockSize, type TryOutSelection, tryOutRows } from '../../queries/policy.ts'

/** What is scrolled past within this time is not asked for. */
const settleMs = 60

/** Rows from one index to another; those that are not there yet come by and by. */
export function useRows(
  selection: TryOutSelection,
  first: TryOutRows | undefined,
  { from, to }: { from: number; to: number },
): (index: number) => TryOutRow | undefined {
  const [start, end] = [blockOf(from), blockOf(to)]
  const span = useMemo(
    () => Array.from({ length: end - start + 1 }, (_, index) => start + index),
    [start, end],
  )
  const wanted = useSettled(span, settleMs)
  const queries = useQueries({ queries: wanted.map((block) => tryOutRows(selection, block)) })
  const blocks = new Map(wanted.map((block, index) => [block, queries[index]?.data?.rows]))
  return (index) => {
    const block = blockOf(index)
    return (blocks.get(block) ?? (block === 0 ? first?.rows : undefined))?.[index % blockSize]
  }
}

const blockOf = (index: number): number => Math.floor(index / blockSize)
