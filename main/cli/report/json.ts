import type { CoverageReport, CoverageRow } from '../../../preload/contract.ts'
import { jsonPieces, jsonReport } from '../../coverage/export/json.ts'
import type { ReportResult } from './result.ts'

/** One object for other programs: roles go by their names, which a policy keeps, and not by their labels. */
export function reportJson({
  report,
  options,
  rows,
  undecidable,
  generatedAt,
}: ReportResult): Iterable<string> {
  const { role, missing, whatIf } = options
  const { roles, ...numbers } = jsonReport(report)
  const head = {
    ...numbers,
    generatedAt: generatedAt.toISOString(),
    whatIf,
    filter: { role, missing },
    undecidable,
    roles: role === null ? roles : { [role]: roles[role] },
    groupings: report.groupings,
    methods: report.methods,
  }
  return jsonPieces(head, 'lacking', named(rows, report))
}

function* named(rows: Iterable<CoverageRow>, { roles }: CoverageReport): Iterable<object> {
  const nameOf = (label: string): string => roles.find((role) => role.label === label)?.name ?? label
  for (const { detail, missing, ...row } of rows)
    yield {
      ...row,
      roles: row.roles.map(nameOf),
      missing: missing.map((one) => ({ ...one, role: nameOf(one.role) })),
    }
}
