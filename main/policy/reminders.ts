import { z } from 'zod'
import type { ReminderTemplates } from '../../preload/contract.ts'

/** How people who lack something are reminded. */
export interface ReminderPolicy {
  /** Nobody is reminded again before. */
  everyDays: number
  /** So many messages go out in a minute. */
  perMinute: number
  /** After so many reminders without effect the manager is told; null: never. */
  escalateAfter: number | null
  /** Where users set up their security info; null: messages name the sign-in page. */
  url: string | null
  /** What is left out is in the console's own words. */
  templates: KeptReminderTemplates
}

export type KeptReminderTemplates = { [K in keyof ReminderTemplates]?: Partial<ReminderTemplates[K]> }

const template = z.string().max(20_000)
const mail = { mailSubject: template.exactOptional(), mailBody: template.exactOptional() }
const words = z.strictObject({ ...mail, text: template.exactOptional() })

export const remindersSchema = z.strictObject({
  everyDays: z.int().min(1).max(365).default(7),
  perMinute: z.int().min(1).max(600).default(60),
  escalateAfter: z.int().min(1).max(100).nullable().default(null),
  url: z
    .url({ protocol: /^https?$/, error: 'is no address of a page (https://…)' })
    .nullable()
    .default(null),
  templates: z
    .strictObject({
      nothing: words.exactOptional(),
      'registered-only': words.exactOptional(),
      manager: z.strictObject(mail).exactOptional(),
    })
    .default({}),
})
