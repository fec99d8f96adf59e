import { join } from 'node:path'
import { measureCardRoundTrips } from './card-round-trips.ts'
import { measureColdStart } from './cold-start.ts'
import { benchDirectories } from './directories.ts'
import { type Figure, table, tell, writeFigures } from './figures.ts'
import { measureMemoryGrowth } from './memory-growth.ts'
import { measureReport100k } from './report-100k.ts'
import { measureReport300k } from './report-300k.ts'
import { measureReportAnswers } from './report-answers.ts'
import { measureReportFirstRows } from './report-first-rows.ts'
import { measureReportMemory, type ReportMemory } from './report-memory.ts'
import { measureReportRepeat } from './report-repeat.ts'
import { root } from './runtime.ts'
import { measureSearchMain } from './search-main.ts'
import { measureSearchPaint } from './search-paint.ts'
import { measureSendCode } from './send-code.ts'
import { measureTableScroll } from './table-scroll.ts'
import { measureTableSort } from './table-sort.ts'

const directories = benchDirectories()

const measurements: Record<string, () => Promise<Figure>> = {
  'cold-start': measureColdStart,
  'search-paint': async () => measureSearchPaint(await directories.big()),
  'search-main': async () => measureSearchMain(await directories.big()),
  'card-round-trips': async () => measureCardRoundTrips(await directories.big()),
  'send-code': async () => measureSendCode(await directories.big()),
  'memory-growth': async () => measureMemoryGrowth(await directories.big()),
  'report-100k': async () => measureReport100k(await directories.report100k()),
  'report-first-rows': async () => measureReportFirstRows(await directories.report100k()),
  'report-answers': async () => measureReportAnswers(await directories.report100k()),
  'report-repeat': async () => measureReportRepeat(await directories.report100k()),
  'report-300k': async () =>
    measureReport300k(await directories.report300k(), await directories.report100k()),
  'report-300k-memory': async () => (await memory()).main,
  'report-300k-memory-renderer': async () => (await memory()).renderer,
  'table-scroll': async () => measureTableScroll(await directories.allLacking()),
  'table-sort': async () => measureTableSort(await directories.allLacking()),
}

let measured: Promise<ReportMemory> | null = null

/** One measurement, two figures. */
async function memory(): Promise<ReportMemory> {
  measured ??= measureReportMemory(await directories.report300k())
  return measured
}

const wanted = process.argv.slice(2)
const figures: Record<string, Figure> = {}
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  tell(name)
  try {
    figures[name] = await measure()
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`✗ ${name}: ${error instanceof Error ? error.stack : error}\n`)
  }
}
await directories.stop()
writeFigures(join(root, 'bench.json'), figures)
process.stdout.write(`\n${table(figures)}\n`)
if (Object.values(figures).some(({ holds }) => !holds)) process.exitCode = 1
