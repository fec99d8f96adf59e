import type { TFunction } from 'i18next'
import type { Method, UserCard } from '../../preload/contract.ts'
import { capitalized, methodList } from './requirement.ts'
import { secondFactors } from './second-factors.ts'

export type NotDefault =
  | 'isDefault'
  | 'notDefault.recovery'
  | 'notDefault.notConfirmed'
  | 'notDefault.notAllowed'

/** Why it can't be made the default; null: it can. */
export function whyNotDefault({ isDefault, type, confirmedAt, allowed }: Method): NotDefault | null {
  if (isDefault) return 'isDefault'
  if (!secondFactors.includes(type)) return 'notDefault.recovery'
  if (confirmedAt === null) return 'notDefault.notConfirmed'
  return allowed ? null : 'notDefault.notAllowed'
}

/** "Staff rule will lack one of authenticator app, push, or phone call.", for each requirement that is no longer met. */
export function lacks(t: TFunction<'user'>, card: UserCard, method: Method): string[] {
  return card.roles
    .filter(({ role }) => method.ifRemoved.unmeets.includes(role))
    .flatMap(({ role, requirements }) =>
      requirements
        .filter(({ met, has, atLeast }) => met && has.includes(method.type) && has.length === atLeast)
        .map(({ anyOf, has }) => {
          const missing = anyOf.filter((type) => type === method.type || !has.includes(type))
          const by = { role: capitalized(role), methods: methodList(t, missing, 'or') }
          return missing.length === 1 ? t('remove.lacks', by) : t('remove.lacksOne', by)
        }),
    )
}

/** The label of what becomes the default instead. */
export const nextDefaultLabel = (card: UserCard, method: Method): string | null =>
  card.methods.find(({ id }) => id === method.ifRemoved.nextDefault)?.label ?? null
