import type { UserChange } from '../../preload/contract.ts'
import { nameFromDn } from '../directory/names.ts'
import type { SecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'

/** What somebody else changed between two readings of a user, for the operator who wanted to write. */
export function userChanges(before: SecurityInfo, after: SecurityInfo): UserChange[] {
  const added = after.methods.filter(({ id }) => !before.values.has(id))
  const removed = before.methods.filter(({ id }) => !after.values.has(id))
  const changes: UserChange[] = [
    ...added.map((method) => ({
      kind: 'method-added' as const,
      type: method.type,
      label: method.label,
      by: whoAdded(method),
    })),
    ...removed.map(({ type, label }) => ({ kind: 'method-removed' as const, type, label })),
  ]
  if (before.defaultId !== after.defaultId) {
    const method = after.methods.find(({ id }) => id === after.defaultId)
    changes.push({ kind: 'default-changed', label: method?.label ?? null })
  }
  const edited = after.methods.some(({ id }) => {
    const value = before.values.get(id)
    return value !== undefined && value !== after.values.get(id)
  })
  if (edited || changes.length === 0) changes.push({ kind: 'other' })
  return changes
}

function whoAdded({ addedBy, addedByName }: StoredMethod): string | null {
  return addedByName ?? (addedBy === null ? null : nameFromDn(addedBy))
}
