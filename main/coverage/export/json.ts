import type { CoverageReport, CoverageRow } from '../../../preload/contract.ts'

/** The report's numbers as they go into a file or to another program. */
export function jsonReport(report: CoverageReport) {
  const { state, why, directory, policyVersion, startedAt, finishedAt, people, withoutRole } = report
  return {
    complete: state === 'complete',
    // Of a report that is not complete.
    ...(state !== 'complete' && { state, why: why ?? report.error?.code ?? null }),
    directory,
    policyVersion,
    startedAt,
    finishedAt,
    ...people,
    withoutRole,
    roles: Object.fromEntries(
      report.roles.map(({ name, requirements, methods, ...count }) => [
        name,
        { ...count, lacking: count.total - count.capable, requirements, methods },
      ]),
    ),
  }
}

/** Roles go by their names, which a policy keeps, and not by their labels. */
export function* withRoleNames(
  rows: Iterable<CoverageRow>,
  { roles }: Pick<CoverageReport, 'roles'>,
): Iterable<CoverageRow> {
  const names = new Map(roles.map(({ name, label }) => [label, name]))
  const nameOf = (label: string): string => names.get(label) ?? label
  for (const row of rows)
    yield {
      ...row,
      roles: row.roles.map(nameOf),
      missing: row.missing.map((one) => ({ ...one, role: nameOf(one.role) })),
    }
}

/** A JSON object that begins with `head` and has the people in a list of that name, piece by piece as they come. */
export function* jsonPieces(head: object, list: string, rows: Iterable<object>): Iterable<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${JSON.stringify(list)}: [`
  let between = '\n    '
  for (const row of rows) {
    yield `${between}${JSON.stringify(row)}`
    between = ',\n    '
  }
  yield '\n  ]\n}\n'
}
