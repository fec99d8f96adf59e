import type {
  ReminderChannel,
  ReminderLooks,
  ReminderPreview,
  ReminderTemplates,
  ShortfallKind,
} from '../../../preload/contract.ts'
import type { Written } from '../../messaging/fill.ts'
import {
  type ReminderKind,
  type ReminderValues,
  reminderProblems,
  writeReminder,
} from '../../messaging/reminder-templates.ts'
import { textLooks } from '../../messaging/segments.ts'
import type { Desk } from '../../session/desk.ts'
import { missingWords } from './missing-words.ts'
import { readLacking, valuesFor } from './recipient.ts'

export type Examples = Record<ShortfallKind, string | null>

/** How reminders look, written to real people where there are any. */
export async function previewReminders(
  at: Desk,
  templates: ReminderTemplates,
  examples: Examples,
): Promise<ReminderPreview> {
  const [nothing, registered] = await Promise.all([
    exampleOf(at, 'nothing', examples),
    exampleOf(at, 'registered-only', examples),
  ])
  const { text, ...manager } = looks(templates, 'manager', {
    ...nothing,
    name: managerName,
    user: nothing.name,
  })
  return {
    looks: {
      nothing: looks(templates, 'nothing', nothing),
      'registered-only': looks(templates, 'registered-only', registered),
      manager,
    },
    problems: reminderProblems(templates),
  }
}

/** One as it would arrive. */
export const writeExample = async (
  at: Desk,
  {
    templates,
    kind,
    channel,
    examples,
  }: {
    templates: ReminderTemplates
    kind: ShortfallKind
    channel: ReminderChannel
    examples: Examples
  },
): Promise<Written> => writeReminder(templates[kind], channel, await exampleOf(at, kind, examples))

const sampleNames: Record<ShortfallKind, string> = {
  nothing: 'Priya Okafor',
  'registered-only': 'Prisca Okafor',
}
const managerName = 'Ignatius Ó Briain'

async function exampleOf(at: Desk, kind: ShortfallKind, examples: Examples): Promise<ReminderValues> {
  const dn = examples[kind]
  const read = dn === null ? null : await readLacking(at, dn)
  // Who was picked may have set something up since.
  const isGood = read?.leftOut === null && read.kind === kind
  return valuesFor(at.policy, isGood ? read : { name: sampleNames[kind], missing: sampleMissing(at) })
}

/** What somebody without methods lacks in the first role that asks for any. */
function sampleMissing({ policy }: Desk): string {
  const role = policy.roles.find(({ require }) => require.length > 0)
  if (!role) return 'an authenticator app'
  const requirements = role.require.map((one) => ({ ...one, has: [], met: false }))
  return missingWords([{ role: role.label, allow: role.allow, requirements, met: false }])
}

function looks(templates: ReminderTemplates, kind: ReminderKind, values: ReminderValues): ReminderLooks {
  const { subject, text } = writeReminder(templates[kind], 'email', values)
  const { plain } = writeReminder(templates[kind], 'text', values)
  return { to: values.name, mailSubject: subject, mailText: text, text: textLooks(plain) }
}
