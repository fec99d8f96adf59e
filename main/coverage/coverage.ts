import type {
  CoverageListKind,
  CoverageReport,
  CoverageRow,
  CoverageRows,
  CoverageSelection,
  CoverageSnapshot,
} from '../../preload/contract.ts'

/** Who lacks what, as the directory has it now. */
export interface Coverage {
  run(): Promise<CoverageReport>
  read(): CoverageReport | null
  cancel(): CoverageReport | null
  open(list: CoverageListKind): Promise<CoverageRows>
  rows(argument: { selection: CoverageSelection; from: number; count: number }): CoverageRows
  /** All that are selected, in order, made one by one: there may be hundreds of thousands. */
  each(selection: CoverageSelection): Iterable<CoverageRow>
  trend(): Promise<CoverageSnapshot[]>
  /** Nobody is signed in any more: what was read is forgotten. */
  ended(): void
}
