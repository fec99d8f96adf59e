import { z } from 'zod'
import type { CoverageReport, CoverageSnapshot, CoverageTrend } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { BerReader } from '../directory/ber.ts'
import { childDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { equal, or } from '../directory/filter.ts'
import { readEntry } from '../directory/responses.ts'
import { isCode } from '../errors.ts'
import { dayOf } from '../policy/at.ts'
import type { Desk } from '../session/desk.ts'
import { parseJson } from '../text.ts'
import { scanPeople } from './scan-people.ts'

/** A day's numbers, in the directory for all consoles: an entry each, which nobody changes again. */
export interface Snapshots {
  /** Keeps this day's numbers if no console has yet. @throws ConsoleError the directory's refusal */
  keep(desk: Desk, report: CoverageReport): Promise<void>
  /** What can't be understood is left out. */
  list(desk: Desk): Promise<CoverageTrend>
  /** How many people there were the last time within a month; 0: nobody knows. */
  lastTotal(desk: Desk, now: Date): Promise<number>
}

const dayMs = 86_400_000
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
      const found: CoverageSnapshot[] = []
      const search = { filter: equal('objectClass', 'securityInfoCoverage'), attributes }
      try {
        const why = await scanPeople(connection, snapshotsDn(baseDn), search, {
          take: (bytes, start, end) =>
            found.push(...readSnapshot(readEntry(new BerReader(bytes, start, end)))),
          pageRead: () => undefined,
          signal: new AbortController().signal,
        })
        return { snapshots: found.sort(byDay), why }
      } catch (error) {
        // A directory that was not prepared for them has none.
        if (isCode(error, 'not-found')) return { snapshots: [], why: null }
        throw error
      }
    },
    async lastTotal({ connection, baseDn }, now) {
      const days = Array.from({ length: 31 }, (_, ago) => dayOf(new Date(now.getTime() - ago * dayMs)))
      const { entries } = await connection.search(snapshotsDn(baseDn), {
        scope: 'one',
        filter: or(...days.map((day) => equal('cn', day))),
        attributes,
      })
      return entries.flatMap(readSnapshot).sort(byDay).at(-1)?.people.total ?? 0
    },
  }
}

function readSnapshot(entry: Entry): CoverageSnapshot[] {
  const text = entry.first('securityInfoCoverageDocument')
  const read = snapshotSchema.safeParse(text === null ? null : parseJson(text))
  return read.success ? [read.data] : []
}

const byDay = (a: CoverageSnapshot, b: CoverageSnapshot): number => (a.day < b.day ? -1 : 1)

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
