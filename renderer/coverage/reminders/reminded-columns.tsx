import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Regular,
  Clock16Regular,
  DismissCircle16Regular,
  QuestionCircle16Regular,
  SubtractCircle16Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { RemindedPerson, ReminderCampaign } from '../../../preload/contract.ts'
import { relativeWords } from '../../app/relative-time.tsx'
import type { ListColumn } from '../list-grid.tsx'
import type { ReminderText } from './campaign-words.ts'

const useStyles = makeStyles({
  state: { display: 'flex', columnGap: '6px', alignItems: 'start' },
  icon: { flexShrink: 0, marginTop: '1px' },
  sent: { color: tokens.colorStatusSuccessForeground1 },
  'maybe-sent': { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  'left-out': { color: tokens.colorNeutralForeground3 },
  waiting: { color: tokens.colorNeutralForeground3 },
})

const icons = {
  sent: CheckmarkCircle16Regular,
  'maybe-sent': QuestionCircle16Regular,
  failed: DismissCircle16Regular,
  'left-out': SubtractCircle16Regular,
  waiting: Clock16Regular,
} as const

export function useRemindedColumns(campaign: ReminderCampaign | null): ListColumn<RemindedPerson>[] {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const isCancelled = campaign?.state === 'cancelled'
  const state = (person: RemindedPerson) => stateWords(t, person, isCancelled)
  return [
    { key: 'name', title: t('list.name'), width: 5, look: 'name', text: ({ name }) => name },
    {
      ...{ key: 'userName', title: t('list.userName'), width: 3, look: 'quiet' },
      text: ({ userName }) => userName ?? '',
    },
    { key: 'last', title: t('list.last'), width: 3, text: (person) => lastWords(t, person) },
    {
      ...{ key: 'often', title: t('list.often'), width: 2 },
      text: ({ reminders }) => (reminders.length === 0 ? '' : t('list.times', { count: reminders.length })),
    },
    {
      ...{ key: 'state', title: t('list.state'), width: 6, text: state },
      show(person) {
        const Icon = person.outcome && icons[person.outcome]
        if (!person.outcome || !Icon) return state(person)
        return (
          <span className={styles.state}>
            <Icon aria-hidden className={mergeClasses(styles.icon, styles[person.outcome])} />
            <span>{state(person)}</span>
          </span>
        )
      },
    },
    { key: 'manager', title: t('list.manager'), width: 3, text: (person) => managerWords(t, person) },
  ]
}

/** "2 days ago, by mail" */
function lastWords(t: ReminderText, { reminders: [last] }: RemindedPerson): string {
  if (!last) return ''
  const when = relativeWords(new Date(last.at), new Date())
  return t(last.certain ? 'list.lastTime' : 'list.lastPerhaps', {
    when,
    channel: t(`list.by.${last.channel}`),
  })
}

/** What became of them this time, and why. */
export function stateWords(t: ReminderText, person: RemindedPerson, isCancelled: boolean): string {
  const { outcome, leftOut, problem } = person
  if (outcome === null) return t('list.earlier')
  if (outcome === 'left-out' && leftOut) return t(`list.leftOut.${leftOut}`)
  const words = outcome === 'waiting' && isCancelled ? t('list.cancelled') : t(`campaign.outcome.${outcome}`)
  return problem !== null && outcome !== 'sent' ? `${words}: ${problem}` : words
}

export function managerWords(t: ReminderText, { managerToldAt, managerProblem }: RemindedPerson): string {
  if (managerToldAt) return t('list.told', { when: relativeWords(new Date(managerToldAt), new Date()) })
  if (managerProblem === null) return ''
  return t(managerProblem === 'no-manager' ? 'list.noManager' : 'list.notTold')
}
