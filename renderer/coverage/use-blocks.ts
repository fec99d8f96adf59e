import { type QueryKey, type UseQueryOptions, useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSettled } from '../app/use-settled.ts'

/** What is scrolled past within this time is not asked for. */
const settleMs = 60

export interface Blocks<Data, Row, Key extends QueryKey> {
  size: number
  block: (number: number) => UseQueryOptions<Data, Error, Data, Key>
  rows: (data: Data) => Row[]
  /** The first block, which is there already; of another selection while this one's loads. */
  first: Data | undefined
}

/** Rows from one index to another, read in blocks; those that are not there yet come by and by. */
export function useBlocks<Data, Row, Key extends QueryKey>(
  { size, block, rows, first }: Blocks<Data, Row, Key>,
  { from, to }: { from: number; to: number },
): (index: number) => Row | undefined {
  const client = useQueryClient()
  const [start, end] = [Math.floor(from / size), Math.floor(to / size)]
  const span = useMemo(
    () => Array.from({ length: end - start + 1 }, (_, index) => start + index),
    [start, end],
  )
  const wanted = useSettled(span, settleMs)
  const queries = useQueries({ queries: wanted.map(block) })
  const blocks = new Map(wanted.map((number, index) => [number, queries[index]?.data as Data | undefined]))
  blocks.set(0, first)
  // What was scrolled past before may still be there.
  for (const number of span)
    if (!blocks.has(number)) blocks.set(number, client.getQueryData<Data>(block(number).queryKey))
  return (index) => {
    const data = blocks.get(Math.floor(index / size))
    return data && rows(data)[index % size]
  }
}
