import type { AuditAction, UserCard } from '../../preload/contract.ts'
import type { AuditDetail } from '../audit-log/audit-log.ts'
import { readSecrets } from '../directory/secrets.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import type { SecurityInfoChange } from '../directory/security-info-change.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import { hasSecret, isSecondFactor, nextDefault } from '../methods/offers.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { readLabel } from './labels.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import { writeAndShow } from './write-and-show.ts'

export interface MethodChangesOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  clock: () => Date
}

interface OfMethod {
  dn: string
  methodId: string
  /** Of the approval that it is done under. */
  approvalId?: string
}

export interface MethodChanges {
  /** @throws ConsoleError bad-arguments: empty, over 100 characters, or another method's label */
  rename(argument: OfMethod & { label: string }): Promise<UserCard>
  /** Its secret goes with it. Removing the default makes the next one by preference the default. */
  remove(argument: OfMethod): Promise<{ card: UserCard; nextDefault: string | null }>
  /** @throws ConsoleError bad-arguments: a recovery method, or one that was never confirmed */
  makeDefault(argument: OfMethod): Promise<UserCard>
}

interface Planned {
  action: AuditAction
  change: SecurityInfoChange
  detail?: AuditDetail
}

/** What a technician changes of a method that is set up. Each is one Modify on the user as they were just read. */
export function createMethodChanges({ desk: getDesk, writer, clock }: MethodChangesOptions): MethodChanges {
  async function change(
    { dn, methodId, approvalId }: OfMethod,
    plan: (method: StoredMethod, info: SecurityInfo, desk: Desk) => Planned | Promise<Planned>,
  ): Promise<UserCard> {
    const desk = getDesk()
    requireTechnician(desk)
    const read = await readUserFor(desk, dn)
    const info = parseSecurityInfo(read.user)
    const method = info.methods.find(({ id }) => id === methodId)
    if (!method) throw new ConsoleError('not-found', 'The user has no such method any more.', { methodId })
    const planned = await plan(method, info, desk)
    return writeAndShow({ writer, clock }, desk, read, {
      change: planned.change,
      action: planned.action,
      detail: { type: method.type, label: method.label, methodId, ...planned.detail },
      approvalId: approvalId ?? null,
    })
  }

  return {
    rename: ({ label: typed, ...of }) =>
      change(of, (method, { methods }) => {
        const label = readLabel(typed)
        if (methods.some((other) => other !== method && other.label === label))
          throw new ConsoleError('already-exists', 'Another method of this user has that label.', { label })
        return {
          action: 'rename-method',
          change: { update: [{ ...method, label }] },
          detail: { newLabel: label },
        }
      }),

    async remove(of) {
      let successor: string | null = null
      const card = await change(of, async (method, { methods, defaultId }, desk) => {
        const next = nextDefault(methods.filter((other) => other !== method))
        const isDefault = method.id === defaultId
        if (isDefault) successor = next?.label ?? null
        return {
          action: 'remove-method',
          change: {
            remove: [method.id],
            removeSecrets: await secretsOf(desk, of.dn, method),
            ...(isDefault && { defaultId: next?.id ?? null }),
          },
          detail: successor === null ? {} : { nextDefault: successor },
        }
      })
      return { card, nextDefault: successor }
    },

    makeDefault: (of) =>
      change(of, (method) => {
        if (!isSecondFactor(method.type) || method.confirmedAt === undefined)
          throw new ConsoleError('bad-arguments', `A ${method.type} method like this can't be the default.`)
        return { action: 'change-default', change: { defaultId: method.id } }
      }),
  }
}

/** Deleted by value, so that a method of another console's, added meanwhile, keeps its own. */
export async function secretsOf(
  { connection }: Desk,
  dn: string,
  { id, type }: StoredMethod,
): Promise<string[]> {
  if (!hasSecret(type)) return []
  const secrets = await readSecrets(connection, dn)
  return secrets.filter(({ methodId }) => methodId === id).map(({ value }) => value)
}
