import { z } from 'zod'
import type { CoverageReport, CoverageSnapshot } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { childDn } from '../directory/dn.ts'
import { equal } from '../directory/filter.ts'
import { isCode } from '../errors.ts'
import type { Desk } from '../session/desk.ts'
import { parseJson } from '../text.ts'

/** A day's numbers, in the directory for all consoles: an entry each, which nobody changes again. */
export interface Snapshots {
  /** Keeps this day's numbers if no console has yet. @throws ConsoleError the directory's refusal */
  keep(desk: Desk, report: CoverageReport): Promise<void>
  /** Oldest first. What can't be understood is left out. */
  list(desk: Desk): Promise<CoverageSnapshot[]>
}

const attributes = ['securityInfoCoverageDocument']
const count = z.strictObject({
  total: z.number(),
  capable: z.number(),
  registered: z.number(),
  registeredOnly: z.number(),
  nothing: z.number(),
})
const snapshotSchema = z.object({
  day: z.iso.date(),
  policyVersion: z.number().nullable(),
  people: count,
  roles: z.array(z.object({ name: z.string(), label: z.string(), count })),
})

export function createSnapshots({ auditLog }: { auditLog: AuditLog }): Snapshots {
  return {
    async keep(desk, report) {
      const { connection, baseDn, operator, directory } = desk
      const snapshot = toSnapshot(report)
      const dn = childDn('cn', snapshot.day, snapshotsDn(baseDn))
      if (await connection.read(dn, ['cn'])) return
      const intent = {
        operator: { dn: operator.dn, name: operator.name },
        user: null,
        action: 'keep-coverage' as const,
        directory: directory.id,
        detail: { day: snapshot.day },
      }
      try {
        await auditLog.around(intent, () =>
          connection.add(dn, {
            objectClass: ['securityInfoCoverage'],
            cn: [snapshot.day],
            securityInfoCoverageDocument: [JSON.stringify(snapshot)],
          }),
        )
      } catch (error) {
        // Another console was quicker.
        if (!isCode(error, 'already-exists')) throw error
      }
    },
    async list({ connection, baseDn }) {
      try {
        const { entries } = await connection.search(snapshotsDn(baseDn), {
          scope: 'one',
          filter: equal('objectClass', 'securityInfoCoverage'),
          attributes,
        })
        return entries
          .flatMap((entry) => {
            const text = entry.first('securityInfoCoverageDocument')
            const read = snapshotSchema.safeParse(text === null ? null : parseJson(text))
            return read.success ? [read.data] : []
          })
          .sort((a, b) => (a.day < b.day ? -1 : 1))
      } catch (error) {
        // A directory that was not prepared for them has none.
        if (isCode(error, 'not-found')) return []
        throw error
      }
    },
  }
}

const snapshotsDn = (baseDn: string): string =>
  childDn('ou', 'coverage', childDn('ou', 'security-info', baseDn))

function toSnapshot({ startedAt, policyVersion, people, roles }: CoverageReport): CoverageSnapshot {
  return {
    day: startedAt.slice(0, 10),
    policyVersion,
    people,
    roles: roles.map(({ name, label, total, capable, registered, registeredOnly, nothing }) => ({
      name,
      label,
      count: { total, capable, registered, registeredOnly, nothing },
    })),
  }
}
