import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReminderTemplates, ReminderWords } from '../../../preload/contract.ts'
import { reminderTemplates, saveReminderTemplates } from '../../queries/reminders.ts'

export type ReminderKind = keyof ReminderTemplates

/** The words of reminders as they are kept, and as they were typed. */
export interface Wording {
  /** Null: they are not there yet. */
  draft: ReminderTemplates | null
  isChanged: boolean
  isStandard: boolean
  error: Error | null
  reread: () => void
  type: (kind: ReminderKind, template: keyof ReminderWords, value: string) => void
  discard: () => void
  useStandard: () => void
  saving: { isPending: boolean; isSuccess: boolean; error: Error | null }
  save: () => void
}

export function useWording(): Wording {
  const known = useQuery(reminderTemplates())
  const saving = useMutation(saveReminderTemplates())
  /** What was typed and not saved; null follows what is kept. */
  const [typed, setTyped] = useState<ReminderTemplates | null>(null)
  const { kept, standard } = known.data ?? { kept: null, standard: null }
  const draft = typed ?? kept
  const show = (next: ReminderTemplates | null) => {
    saving.reset()
    setTyped(next)
  }
  const isChanged = draft !== null && !same(draft, kept)
  return {
    draft,
    isChanged,
    isStandard: same(draft, standard),
    error: known.error,
    reread: () => void known.refetch(),
    type(kind, template, value) {
      if (draft) show({ ...draft, [kind]: { ...draft[kind], [template]: value } })
    },
    discard: () => show(null),
    useStandard: () => show(standard),
    saving,
    save() {
      if (!isChanged || !kept || saving.isPending) return
      saving.mutate({ templates: draft, before: kept }, { onSuccess: () => setTyped(null) })
    },
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
