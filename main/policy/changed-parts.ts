import { isDeepStrictEqual } from 'node:util'
import { parseJson } from '../text.ts'

/**
 * Which parts of the policy differ between two documents, by their names at the top, of roles by the role's
 * (`roles.staff`). Empty: they say the same in another form.
 */
export function changedParts(before: string, after: string): string[] {
  const [old, fresh] = [asObject(parseJson(before)), asObject(parseJson(after))]
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
  return names
    .filter((name) => !isDeepStrictEqual(old[name], fresh[name]))
    .flatMap((name) => (name === 'roles' ? changedRoles(old[name], fresh[name]) : [name]))
}

function changedRoles(before: unknown, after: unknown): string[] {
  const [old, fresh] = [byName(before), byName(after)]
  const names = [...new Set([...old.keys(), ...fresh.keys()])]
  const changed = names.filter((name) => !isDeepStrictEqual(old.get(name), fresh.get(name)))
  // Nothing but their order, or what is no role.
  return changed.length === 0 ? ['roles'] : changed.map((name) => `roles.${name}`)
}

function byName(roles: unknown): Map<string, unknown> {
  const list = Array.isArray(roles) ? roles : []
  return new Map(list.map((role) => [String(asObject(role)['name']), role]))
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
