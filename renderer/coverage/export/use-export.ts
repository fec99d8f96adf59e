import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ExportProgress, ExportWish } from '../../../preload/contract.ts'
import { CallError } from '../../queries/client.ts'
import { beginExport, cancelExport, followExport } from '../../queries/exports.ts'

export type ExportState =
  | { state: 'idle' }
  /** `progress` null: the operator is asked where to. */
  | { state: 'running'; progress: ExportProgress | null }
  | { state: 'cancelled' }
  | { state: 'done'; file: string; people: number }
  | { state: 'failed'; error: Error }

/** One export, from the question where to until its file is there, or nothing of it. */
export function useExport(): { now: ExportState; begin: (wish: ExportWish) => void; cancel: () => void } {
  const { mutate, isPending, data, error } = useMutation(beginExport())
  const [progress, setProgress] = useState<ExportProgress | null>(null)
  useEffect(() => followExport(setProgress), [])
  // The view is gone, and with it whoever could cancel.
  useEffect(() => cancelExport, [])
  return {
    now: stateOf(isPending, progress, data ?? null, error),
    begin: (wish) => {
      setProgress(null)
      mutate(wish)
    },
    cancel: cancelExport,
  }
}

function stateOf(
  isPending: boolean,
  progress: ExportProgress | null,
  done: { file: string; people: number } | null,
  error: Error | null,
): ExportState {
  if (isPending) return { state: 'running', progress }
  if (error instanceof CallError && error.code === 'export-cancelled') return { state: 'cancelled' }
  if (error) return { state: 'failed', error }
  return done ? { state: 'done', ...done } : { state: 'idle' }
}
