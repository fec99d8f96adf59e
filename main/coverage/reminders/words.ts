import { isDeepStrictEqual } from 'node:util'
import type { Argument, ReminderPreview, ReminderTemplates } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import type { Messaging } from '../../messaging/messaging.ts'
import { completeReminders, defaultReminders, reminderProblems } from '../../messaging/reminder-templates.ts'
import { savePolicyReminders } from '../../policy/write.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { previewReminders, writeExample } from './examples.ts'

/** The words in which reminders go out. */
export interface ReminderWording {
  templates(): { kept: ReminderTemplates; standard: ReminderTemplates }
  preview(argument: Argument<'reminders.preview'>): Promise<ReminderPreview>
  /** @throws ConsoleError changed-elsewhere, bad-settings, or what keeps the policy from being written */
  saveTemplates(argument: Argument<'reminders.saveTemplates'>): Promise<ReminderTemplates>
  /** @throws ConsoleError as a test of the gateway */
  sendTest(argument: Argument<'reminders.sendTest'>): Promise<{ answer: string }>
}

export function createReminderWording(options: {
  desk: GetDesk
  /** @throws ConsoleError not-permitted */
  administratorsDesk: () => Desk
  auditLog: AuditLog
  messaging: Pick<Messaging, 'sendAsTest'>
}): ReminderWording {
  const { desk, administratorsDesk, auditLog, messaging } = options
  return {
    templates: () => ({
      kept: completeReminders(desk().policy.reminders.templates),
      standard: defaultReminders,
    }),
    preview: ({ templates, examples }) => previewReminders(desk(), templates, examples),
    async saveTemplates({ templates, before }) {
      const at = administratorsDesk()
      const [problem] = reminderProblems(templates)
      if (problem) {
        const { kind, template, why, value } = problem
        const detail = { field: `${kind}.${template}`, problem: why, value }
        throw new ConsoleError('bad-settings', `${kind}.${template}: ${why}`, detail)
      }
      await savePolicyReminders({ desk: at, auditLog }, templates, (kept) =>
        isDeepStrictEqual(completeReminders(kept), before),
      )
      return templates
    },
    async sendTest({ channel, to, ...example }) {
      const written = await writeExample(administratorsDesk(), { channel, ...example })
      return messaging.sendAsTest(channel, to, written)
    },
  }
}
