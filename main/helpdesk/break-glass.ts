import type { Entry } from '../directory/entry.ts'
import { nameOf } from '../directory/names.ts'
import { cardAttributes } from '../directory/users.ts'
import type { Desk } from '../session/desk.ts'
import type { Notices } from './notices/notices.ts'

export interface BrokenGlass {
  desk: Desk
  user: Entry
  reason: string
  /** DN of the administrators' group. */
  group: string
  log: (line: string) => void
}

const mostTold = 50
const attributes = cardAttributes.filter((name) => name !== 'jpegPhoto')

/** Tells every administrator, on every channel on file, that somebody acts without verification. Never throws. */
export async function tellAdministrators(
  notices: Pick<Notices, 'tell'>,
  { desk, user, reason, group, log }: BrokenGlass,
): Promise<void> {
  const { connection, operator } = desk
  try {
    const found = await connection.read(group, ['member'])
    for (const dn of (found?.values('member') ?? []).slice(0, mostTold)) {
      const entry = await connection.read(dn, attributes)
      const what = `${operator.name} acts on the account of ${nameOf(user)} in an emergency, without verification: “${reason}”`
      if (entry) notices.tell({ desk, entry, change: {}, action: 'break-glass', what })
    }
  } catch (error) {
    log(`break glass: the administrators could not be told: ${(error as Error).message}`)
  }
}
