import { join } from 'node:path'
import { type Slapd, startSlapd } from '../directory/slapd.ts'
import { measureCardRoundTrips } from './card-round-trips.ts'
import { measureColdStart } from './cold-start.ts'
import { type Figure, table, tell, writeFigures } from './figures.ts'
import { measureMemoryGrowth } from './memory-growth.ts'
import { root } from './runtime.ts'
import { measureSearchMain } from './search-main.ts'
import { measureSearchPaint } from './search-paint.ts'
import { measureSendCode } from './send-code.ts'

let directory = null as Promise<Slapd> | null

/** One directory for all who need it, made when the first of them asks. */
function bigDirectory(): Promise<Slapd> {
  if (!directory) tell('Making a directory of 100,000 people')
  directory ??= startSlapd({ people: 100_000 })
  return directory
}

const measurements: Record<string, () => Promise<Figure>> = {
  'cold-start': measureColdStart,
  'search-paint': async () => measureSearchPaint(await bigDirectory()),
  'search-main': async () => measureSearchMain(await bigDirectory()),
  'card-round-trips': async () => measureCardRoundTrips(await bigDirectory()),
  'send-code': async () => measureSendCode(await bigDirectory()),
  'memory-growth': async () => measureMemoryGrowth(await bigDirectory()),
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
await (await directory)?.stop()
writeFigures(join(root, 'bench.json'), figures)
process.stdout.write(`\n${table(figures)}\n`)
if (Object.values(figures).some(({ holds }) => !holds)) process.exitCode = 1
