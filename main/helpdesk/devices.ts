import type { Device } from '../../preload/contract.ts'
import type { SecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { mayBeMobile } from '../methods/mobile-number.ts'
import { displayTarget } from '../methods/phone-number.ts'

/**
 * What a user would lose together. A phone is its number, with the text messages and calls to it; apps are taken to
 * be on the phone whose number is the default, else on the first. Landlines, mailboxes and questions are no device.
 * It is a guess that the operator corrects with the caller.
 */
export async function groupDevices({
  methods,
  defaultId,
}: Pick<SecurityInfo, 'methods' | 'defaultId'>): Promise<Device[]> {
  const apps = methods.filter(({ type }) => type === 'authenticator-app' || type === 'push')
  const numbers = await numbersOf(methods)
  const isDefault = (group: readonly StoredMethod[]) => group.some(({ id }) => id === defaultId)
  const ofApps = [...numbers].find(([, group]) => isDefault(group))?.[0] ?? [...numbers.keys()][0]
  if (ofApps === undefined) return apps.length === 0 ? [] : [await toDevice('apps', null, apps)]
  return Promise.all(
    [...numbers].map(([number, group]) =>
      toDevice(number, number, number === ofApps ? [...apps, ...group] : group),
    ),
  )
}

/** Text messages and calls by number, in the order in which they were added. */
async function numbersOf(methods: readonly StoredMethod[]): Promise<Map<string, StoredMethod[]>> {
  const numbers = new Map<string, StoredMethod[]>()
  for (const method of methods) {
    const { type, target } = method
    if ((type !== 'text' && type !== 'call') || target === undefined) continue
    if (type === 'text' || (await mayBeMobile(target)))
      numbers.set(target, [...(numbers.get(target) ?? []), method])
  }
  // A call to a number that texts go to is to the same phone, whatever kind of number it looks like.
  for (const method of methods) {
    const group = method.target === undefined ? undefined : numbers.get(method.target)
    if (method.type === 'call' && group && !group.includes(method)) group.push(method)
  }
  return numbers
}

async function toDevice(id: string, number: string | null, on: readonly StoredMethod[]): Promise<Device> {
  const apps = on.filter(({ type }) => type === 'authenticator-app' || type === 'push')
  const names = [...new Set(apps.map(({ label }) => label))]
  const parts = [
    ...(names.length > 0 ? [`with ${names.join(' and ')}`] : []),
    ...(number === null ? [] : [await displayTarget(number)]),
  ]
  return { id, label: `Phone ${parts.join(', ')}`, methodIds: on.map((method) => method.id) }
}
