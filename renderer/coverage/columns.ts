import type { CoverageColumn, CoverageListKind } from '../../preload/contract.ts'

/** What each column needs of the width, in parts. */
const parts: Record<CoverageColumn, number> = {
  name: 20,
  'user-name': 12,
  roles: 8,
  group: 15,
  missing: 13,
  methods: 13,
  default: 8,
  confirmed: 11,
  flags: 12,
  detail: 15,
}

const allColumns = Object.keys(parts) as CoverageColumn[]

/** Lists that say of themselves what puts people there. On the others it is told of each. */
const withoutDetail: CoverageListKind[] = ['lacking', 'capable', 'everybody', 'privileged-weak']

export function columnsOf(list: CoverageListKind): CoverageColumn[] {
  const left: CoverageColumn[] = [
    ...(withoutDetail.includes(list) ? (['detail'] as const) : []),
    // They lack nothing.
    ...(list === 'capable' ? (['missing'] as const) : []),
  ]
  return allColumns.filter((column) => !left.includes(column))
}

/** Where the view is narrow, two columns stand under each other: a row then has two lines. */
export interface GridLayout {
  columns: CoverageColumn[]
  lines: 1 | 2
  rowHeight: number
  headHeight: number
  /** Of CSS grid. */
  template: string
}

export function layoutOf(list: CoverageListKind, isNarrow: boolean): GridLayout {
  const shown = columnsOf(list)
  const lines = isNarrow ? 2 : 1
  const pairs = shown.filter((_, index) => index % lines === 0)
  const template = pairs.map((column, index) => {
    const below = isNarrow ? shown[index * 2 + 1] : undefined
    return `minmax(0, ${Math.max(parts[column], below ? parts[below] : 0)}fr)`
  })
  return {
    columns: shown,
    lines,
    rowHeight: isNarrow ? 48 : 32,
    headHeight: isNarrow ? 44 : 30,
    template: template.join(' '),
  }
}
