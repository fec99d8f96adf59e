import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  Argument,
  CoverageSelection,
  ReminderChannel,
  ReminderOutcome,
  ReminderState,
  ReminderTemplates,
  ShortfallKind,
} from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const area = () => window.securityInfoConsole.reminders

/** The last campaign as far as it is. Kept fresh by `followReminders`. */
export const reminderState = () =>
  queryOptions({
    queryKey: ['reminders', 'state'],
    queryFn: () => unwrap(area().state()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What would become of reminders to these people, were they started now. */
export const reminderPlan = (selection: CoverageSelection, channel: ReminderChannel) =>
  queryOptions({
    queryKey: ['reminders', 'plan', selection, channel],
    queryFn: () => unwrap(area().plan({ selection, channel })),
    gcTime: 0,
    placeholderData: keepPreviousData,
  })

export const reminderTemplates = () =>
  queryOptions({
    queryKey: ['reminders', 'templates'],
    queryFn: () => unwrap(area().templates()),
    gcTime: 0,
  })

export type Examples = Record<ShortfallKind, string | null>

/** How these templates would look. What was shown before stays until main has answered. */
export const reminderPreview = (templates: ReminderTemplates, examples: Examples) =>
  queryOptions({
    queryKey: ['reminders', 'preview', templates, examples],
    queryFn: () => unwrap(area().preview({ templates, examples })),
    gcTime: 0,
    placeholderData: keepPreviousData,
  })

export const saveReminderTemplates = () =>
  mutationOptions({
    mutationFn: (argument: { templates: ReminderTemplates; before: ReminderTemplates }) =>
      unwrap(area().saveTemplates(argument)),
    onSuccess: (kept, _argument, _result, { client }) =>
      client.setQueryData(reminderTemplates().queryKey, (before) => before && { ...before, kept }),
    onError: (_error, _argument, _result, { client }) =>
      client.invalidateQueries({ queryKey: reminderTemplates().queryKey }),
  })

export const sendTestReminder = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (argument: Argument<'reminders.sendTest'>) => unwrap(area().sendTest(argument)),
  })

export const startReminders = () =>
  mutationOptions({
    mutationFn: (argument: { selection: CoverageSelection; channel: ReminderChannel }) =>
      unwrap(area().start(argument)),
    onSuccess: (state, _argument, _result, { client }) => showState(client, state),
  })

/** What an operator does with a campaign under way. */
export const stepReminders = () =>
  mutationOptions({
    mutationFn: (step: 'pause' | 'resume' | 'cancel') => unwrap(area()[step]()),
    onSuccess: (state, _step, _result, { client }) => showState(client, state),
  })

export const remindedBlock = 100

export interface RemindedSelection {
  words: string
  /** Null: everybody who was ever reminded from here. */
  outcome: ReminderOutcome | null
}

export const remindedPeople = ({ words, outcome }: RemindedSelection, block: number) =>
  queryOptions({
    queryKey: ['reminders', 'people', words, outcome, block],
    queryFn: () => unwrap(area().list({ words, outcome, from: block * remindedBlock, count: remindedBlock })),
    gcTime: 5_000,
    ...(block === 0 && { placeholderData: keepPreviousData }),
  })

/** The list is read again at most so often while messages go out. */
const rereadMs = 1_000

/** Takes in what main tells. What was read for one operator is not there for the next. */
export function followReminders(client: QueryClient): () => void {
  const { on } = window.securityInfoConsole
  let waiting: ReturnType<typeof setTimeout> | undefined
  const unfollow = on('reminders.changed', (state) => {
    showState(client, state)
    waiting ??= setTimeout(() => {
      waiting = undefined
      void client.invalidateQueries({ queryKey: ['reminders', 'people'] })
    }, rereadMs)
  })
  return () => {
    clearTimeout(waiting)
    unfollow()
    client.removeQueries({ queryKey: ['reminders'] })
  }
}

function showState(client: QueryClient, state: ReminderState): void {
  // One that is on its way was made before this one.
  void client.cancelQueries({ queryKey: reminderState().queryKey })
  const before = client.getQueryData(reminderState().queryKey)
  client.setQueryData(reminderState().queryKey, state)
  // Who was just reminded gets no other one for a while.
  if (state.campaign?.state !== before?.campaign?.state)
    void client.invalidateQueries({ queryKey: ['reminders', 'plan'] })
}
