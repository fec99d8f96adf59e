import type { CoverageReport, CoverageRow } from '../../../preload/contract.ts'
import { jsonPieces, jsonReport, withRoleNames } from '../../coverage/export/json.ts'
import type { ReportResult } from './result.ts'

/** One object for other programs. */
export function reportJson({ report, options, rows, generatedAt }: ReportResult): Iterable<string> {
  const { role, missing, whatIf } = options
  const { roles, ...numbers } = jsonReport(report)
  const head = {
    ...numbers,
    generatedAt: generatedAt.toISOString(),
    whatIf,
    filter: { role, missing },
    undecidable: report.undecidable,
    roles: role === null ? roles : { [role]: roles[role] },
    groupings: report.groupings,
    methods: report.methods,
  }
  return jsonPieces(head, 'lacking', lacking(rows, report))
}

/** There is nothing in `detail` on this list. */
function* lacking(rows: Iterable<CoverageRow>, report: CoverageReport): Iterable<object> {
  for (const { detail, ...row } of withRoleNames(rows, report)) yield row
}
