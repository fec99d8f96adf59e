import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ResetWish } from '../../preload/contract.ts'
import { followPreviews, resetPreview } from '../queries/reset.ts'

/** What this wish would do, and what is missing for it; told anew when the evidence changes. */
export function useResetPreview(dn: string, wish: ResetWish, enabled: boolean) {
  const client = useQueryClient()
  useEffect(() => followPreviews(client, dn), [client, dn])
  const { data, error, isPlaceholderData } = useQuery({ ...resetPreview(dn, wish), enabled })
  return {
    preview: enabled ? data : undefined,
    error: enabled ? error : null,
    /** What is told is of this wish, not of the one before. */
    isCurrent: enabled && data !== undefined && !isPlaceholderData,
  }
}
