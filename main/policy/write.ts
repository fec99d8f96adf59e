import type { MessageTemplates, ReminderTemplates } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { Change } from '../directory/connection.ts'
import { ConsoleError } from '../errors.ts'
import type { Desk } from '../session/desk.ts'
import { changedParts } from './changed-parts.ts'
import { parsePolicy } from './parse.ts'
import { type PolicyDocument, policyDn, readPolicyDocument } from './read.ts'
import type { KeptReminderTemplates } from './reminders.ts'
import { documentHash } from './settle.ts'
import { keepVersion } from './versions.ts'

interface Hands {
  desk: Desk
  auditLog: AuditLog
}

/**
 * Puts the messages' templates into the policy and leaves the rest of it as it is.
 * @param areAsShown whether the templates in place are those that the administrator saw and changed
 * @throws ConsoleError as `savePolicy`; policy-invalid also where what is in place can't be understood
 */
export function savePolicyMessages(
  hands: Hands,
  messages: MessageTemplates,
  areAsShown: (kept: Partial<MessageTemplates> | null) => boolean,
): Promise<void> {
  return changeParts(hands, (policy) => {
    requireAsShown(areAsShown((policy['messages'] as Partial<MessageTemplates> | undefined) ?? null))
    return { messages }
  })
}

/** The same of the words of reminders. */
export function savePolicyReminders(
  hands: Hands,
  templates: ReminderTemplates,
  areAsShown: (kept: KeptReminderTemplates) => boolean,
): Promise<void> {
  return changeParts(hands, (policy) => {
    const reminders = policy['reminders'] as { templates?: KeptReminderTemplates } | undefined
    requireAsShown(areAsShown(reminders?.templates ?? {}))
    return { reminders: { ...reminders, templates } }
  })
}

function requireAsShown(areAsShown: boolean): void {
  if (!areAsShown)
    throw new ConsoleError('changed-elsewhere', 'Somebody else changed the templates meanwhile.')
}

/** @param change what becomes of some parts; the others stay */
async function changeParts(
  hands: Hands,
  change: (policy: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  await changePolicy(hands, ({ document }) => {
    parsePolicy(document)
    const policy = JSON.parse(document) as Record<string, unknown>
    return JSON.stringify({ ...policy, ...change(policy) }, null, 2)
  })
}

/**
 * Puts another document in the place of the policy. One that can't be understood is replaced as well: that mends it.
 * @param before what the administrator saw and changed
 * @returns the version that it became
 * @throws ConsoleError changed-elsewhere, if anybody changed the policy since: nothing was changed; policy-missing,
 * policy-invalid (the new document would not be read any more), not-permitted, outcome-unknown,
 * audit-log-unwritable or the directory's refusal
 */
export function savePolicy(
  hands: Hands,
  document: string,
  before: Pick<PolicyDocument, 'document' | 'version'>,
): Promise<number> {
  return changePolicy(hands, (now) => {
    if (now.version !== before.version || now.document !== before.document)
      throw new ConsoleError('changed-elsewhere', 'Somebody else changed the policy meanwhile.')
    return document
  })
}

/**
 * The single way to write the policy: intent on disk, the old document kept as a version, one Modify that deletes
 * the version and the document it read and adds the next, outcome on disk.
 */
async function changePolicy(
  { desk, auditLog }: Hands,
  decide: (now: PolicyDocument) => string,
): Promise<number> {
  const { connection, operator, directory, baseDn } = desk
  if (!operator.roles.includes('administrator'))
    throw new ConsoleError('not-permitted', 'Only an administrator may change the policy.')
  try {
    const now = await readPolicyDocument(connection, baseDn)
    const after = decide(now)
    // Read as every console will read it.
    parsePolicy(after)
    const versionAfter = nextVersion(now)
    const intent = {
      operator: { dn: operator.dn, name: operator.name },
      user: null,
      action: 'change-policy' as const,
      directory: directory.id,
      detail: {
        parts: changedParts(now.document, after).join(' '),
        versionBefore: now.version ?? 0,
        versionAfter,
        sha256: documentHash(after),
      },
    }
    await auditLog.around(intent, async () => {
      await keepVersion(connection, baseDn, now)
      await connection.modify(policyDn(baseDn), changes(now, after))
    })
    return versionAfter
  } finally {
    // Also after a refusal: what is in place is to be seen.
    await desk.reloadPolicy?.().catch(() => undefined)
  }
}

const nextVersion = ({ version }: PolicyDocument): number => (version ?? 0) + 1

function changes(now: PolicyDocument, after: string): Change[] {
  const { version, document: before } = now
  const attribute = 'securityInfoVersion'
  const document = 'securityInfoPolicyDocument'
  return [
    ...(version === null ? [] : [{ op: 'delete' as const, attribute, values: [String(version)] }]),
    { op: 'add', attribute, values: [String(nextVersion(now))] },
    // Deleted by its value: a policy that was changed by hand, without a version, is not overwritten either.
    { op: 'delete', attribute: document, values: [before] },
    { op: 'add', attribute: document, values: [after] },
  ]
}
