import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'

/**
 * Two of a kind are fine, twice the same is not: one number or address for each way to it, one device, and one set of
 * questions, since a second set would be drawn from beside the first.
 * @throws ConsoleError already-exists (detail.label)
 */
export function refuseSecond(
  methods: readonly StoredMethod[],
  { type, target, device }: Pick<StoredMethod, 'type' | 'target' | 'device'>,
): void {
  const same = methods.find(
    (method) =>
      method.type === type &&
      (type === 'security-questions' ||
        (target !== undefined && method.target === target) ||
        (device !== undefined && method.device === device)),
  )
  if (same) throw new ConsoleError('already-exists', 'The user has this method.', { label: same.label })
}
