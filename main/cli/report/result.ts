import type { CoverageReport, CoverageRow } from '../../../preload/contract.ts'
import type { ReportOptions } from './options.ts'

/** What is told, in whichever format. */
export interface ReportResult {
  report: CoverageReport
  options: ReportOptions
  /** Those who are listed, made one by one. */
  rows: Iterable<CoverageRow>
  /** How many they are. */
  listed: number
  generatedAt: Date
}
