import type { MessageTemplates } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { Change } from '../directory/connection.ts'
import { ConsoleError } from '../errors.ts'
import type { Desk } from '../session/desk.ts'
import { parsePolicy } from './parse.ts'
import { policyDn, readPolicyDocument } from './read.ts'

/**
 * Puts the messages' templates into the policy and leaves the rest of it as it is: intent on disk, one Modify
 * that deletes the version and the document it read and adds the next, outcome on disk.
 * @param areAsShown whether the templates in place are those that the administrator saw and changed
 * @throws ConsoleError changed-elsewhere, if anybody changed them or the policy in between: nothing was written;
 * policy-missing, policy-invalid (the new document would not be read any more), not-permitted, outcome-unknown,
 * audit-log-unwritable or the directory's refusal
 */
export async function savePolicyMessages(
  { desk, auditLog }: { desk: Desk; auditLog: AuditLog },
  messages: MessageTemplates,
  areAsShown: (kept: Partial<MessageTemplates> | null) => boolean,
): Promise<void> {
  try {
    await changePolicy({ desk, auditLog }, { part: 'messages' }, (policy) => {
      if (!areAsShown((policy['messages'] as Partial<MessageTemplates> | undefined) ?? null))
        throw new ConsoleError('changed-elsewhere', 'Somebody else changed the templates meanwhile.')
      return { ...policy, messages }
    })
  } finally {
    // Also after a refusal: what is in place is to be seen.
    await desk.reloadPolicy?.().catch(() => undefined)
  }
}

async function changePolicy(
  { desk, auditLog }: { desk: Desk; auditLog: AuditLog },
  detail: Record<string, string>,
  change: (policy: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const { connection, operator, directory, baseDn } = desk
  if (!operator.roles.includes('administrator'))
    throw new ConsoleError('not-permitted', 'Only an administrator may change the policy.')
  const dn = policyDn(baseDn)
  const { document: before, version } = await readPolicyDocument(connection, baseDn)
  // Read as every console will read it: what is in place has to be understood, and what replaces it too.
  parsePolicy(before)
  const after = JSON.stringify(change(JSON.parse(before) as Record<string, unknown>), null, 2)
  parsePolicy(after)
  const intent = {
    operator: { dn: operator.dn, name: operator.name },
    user: null,
    action: 'change-policy' as const,
    directory: directory.id,
    detail: { ...detail, versionBefore: version ?? 0, versionAfter: (version ?? 0) + 1 },
  }
  await auditLog.around(intent, () => connection.modify(dn, changes(version, before, after)))
}

function changes(version: number | null, before: string, after: string): Change[] {
  const next = String((version ?? 0) + 1)
  const attribute = 'securityInfoVersion'
  const document = 'securityInfoPolicyDocument'
  return [
    ...(version === null ? [] : [{ op: 'delete' as const, attribute, values: [String(version)] }]),
    { op: 'add', attribute, values: [next] },
    // Deleted by its value: a policy that was changed by hand, without a version, is not overwritten either.
    { op: 'delete', attribute: document, values: [before] },
    { op: 'add', attribute: document, values: [after] },
  ]
}
