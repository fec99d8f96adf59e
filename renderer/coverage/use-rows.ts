import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CoverageRow, CoverageRows, CoverageSelection } from '../../preload/contract.ts'
import { useSettled } from '../app/use-settled.ts'
import { blockSize, coverageRows } from '../queries/coverage.ts'

/** The first block of what is selected: it also tells how many there are. */
export const useFirstRows = (selection: CoverageSelection, enabled: boolean) =>
  useQuery({ ...coverageRows(selection, 0), enabled })

/** What is scrolled past within this time is not asked for. */
const settleMs = 60

/** Rows from one index to another; those that are not there yet come by and by. */
export function useRows(
  selection: CoverageSelection,
  first: CoverageRows | undefined,
  { from, to }: { from: number; to: number },
): (index: number) => CoverageRow | undefined {
  const client = useQueryClient()
  const [start, end] = [blockOf(from), blockOf(to)]
  const span = useMemo(() => blocksBetween(start, end), [start, end])
  const wanted = useSettled(span, settleMs)
  const queries = useQueries({ queries: wanted.map((block) => coverageRows(selection, block)) })
  const blocks = new Map<number, CoverageRow[] | undefined>([[0, first?.rows]])
  for (const [index, block] of wanted.entries())
    if (block !== 0) blocks.set(block, queries[index]?.data?.rows)
  for (const block of span)
    if (!blocks.has(block))
      blocks.set(block, client.getQueryData(coverageRows(selection, block).queryKey)?.rows)
  return (index) => blocks.get(blockOf(index))?.[index % blockSize]
}

const blockOf = (index: number): number => Math.floor(index / blockSize)

const blocksBetween = (start: number, end: number): number[] =>
  Array.from({ length: end - start + 1 }, (_, index) => start + index)
