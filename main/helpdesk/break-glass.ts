import type { AdministratorsTold } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { nameOf } from '../directory/names.ts'
import { cardAttributes } from '../directory/users.ts'
import type { Desk } from '../session/desk.ts'
import { noticeTargets } from './notices/notice-targets.ts'
import type { Notices } from './notices/notices.ts'

export interface BrokenGlass {
  desk: Desk
  user: Entry
  reason: string
  /** DN of the administrators' group. */
  group: () => string
  log: (line: string) => void
}

const attributes = cardAttributes.filter((name) => name !== 'jpegPhoto')

/**
 * Tells every administrator, on every channel on file, that somebody acts without verification. Never throws: whoever
 * could not be told stops neither the emergency nor the others' notices, but the operator is to know.
 */
export async function tellAdministrators(
  notices: Pick<Notices, 'tell'>,
  { desk, user, reason, group, log }: BrokenGlass,
): Promise<AdministratorsTold> {
  const { connection, operator } = desk
  const what = `${operator.name} acts on the account of ${nameOf(user)} in an emergency, without verification: “${reason}”`
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      log(`break glass: the administrators could not all be told: ${(error as Error).message}`)
      return null
    }
  }
  const found = await attempt(() => connection.read(group(), ['member']))
  const members = found?.values('member') ?? []
  let told = 0
  for (const dn of members) {
    const entry = await attempt(() => connection.read(dn, attributes))
    if (!entry) continue
    notices.tell({ desk, entry, change: {}, action: 'break-glass', what })
    if (noticeTargets(entry, {}, { methodIds: [], targets: [] }).length > 0) told += 1
  }
  if (told === 0) return 'none'
  return told === members.length ? 'all' : 'some'
}
