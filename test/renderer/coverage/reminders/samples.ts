import i18next from 'i18next'
import type {
  Operator,
  RemindedPerson,
  ReminderCampaign,
  ReminderPlan,
  ReminderPreview,
  ReminderTemplates,
} from '../../../../preload/contract.ts'
import type { ReminderText } from '../../../../renderer/coverage/reminders/campaign-words.ts'
import '../../../../renderer/coverage/reminders/i18n.ts'

export const words = (): ReminderText => i18next.getFixedT('en-US', 'reminders')

export const administrator: Operator = {
  ...{ dn: 'uid=mlindqvist', name: 'Märta Lindqvist', userName: 'mlindqvist' },
  roles: ['administrator'],
}

export const plan = (changes: Partial<ReminderPlan> = {}): ReminderPlan => ({
  channel: 'email',
  people: 312,
  shortfalls: { nothing: 200, 'registered-only': 112 },
  disabled: 2,
  unreachable: 10,
  lately: 20,
  toSend: 280,
  examples: { nothing: 'uid=pokafor', 'registered-only': null },
  everyDays: 7,
  perMinute: 60,
  escalateAfter: 3,
  gateway: 'smtp',
  own: 'mlindqvist@example.edu',
  ...changes,
})

const mail = { mailSubject: 'Please set it up', mailBody: 'Hello {{name}},' }
export const templates: ReminderTemplates = {
  nothing: { ...mail, text: '{{missing}}' },
  'registered-only': { ...mail, text: '{{missing}}' },
  manager: { ...mail, mailBody: '{{user}}' },
}

const looks = {
  to: 'Priya Okafor',
  mailSubject: 'Please set it up',
  mailText: 'Hello Priya,',
  text: { message: 'an app', characters: 6, segments: 1, left: 154, encoding: 'GSM-7' as const },
}
export const preview: ReminderPreview = {
  looks: { nothing: looks, 'registered-only': looks, manager: looks },
  problems: [],
}

export const campaign = (changes: Partial<ReminderCampaign> = {}): ReminderCampaign => ({
  id: 'c1',
  state: 'running',
  why: null,
  error: null,
  channel: 'email',
  filter: 'who lacks something, role Staff',
  startedAt: new Date(Date.now() - 200_000).toISOString(),
  startedBy: 'Märta Lindqvist',
  endedAt: null,
  people: 312,
  outcomes: { sent: 200, 'maybe-sent': 2, failed: 3, 'left-out': 9, waiting: 98 },
  leftOut: { 'nothing-missing': 4, disabled: 0, 'no-address': 5, lately: 0, gone: 0 },
  managersTold: 0,
  secondsLeft: 98,
  ...changes,
})

const hours = (count: number) => new Date(Date.now() - count * 3_600_000 - 1_000).toISOString()

export const person = (changes: Partial<RemindedPerson> = {}): RemindedPerson => ({
  dn: 'uid=pokafor',
  name: 'Priya Okafor',
  userName: 'pokafor',
  outcome: 'sent',
  leftOut: null,
  problem: null,
  reminders: [
    { at: hours(2), channel: 'email', certain: true },
    { at: hours(200), channel: 'text', certain: true },
  ],
  managerToldAt: null,
  managerProblem: null,
  ...changes,
})
