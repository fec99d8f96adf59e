import { spawn } from 'node:child_process'
import { dnOf, password, type Slapd } from '../directory/slapd.ts'
import { compared, type Figure, list, tell } from './figures.ts'
import { counted, openCoverage, openReportConsole, runWholeReport } from './report-console.ts'
import { takeTurns } from './turns.ts'

/**
 * A report in the window, from the call to its end; against `ldapsearch`, which dumps the same people and attributes
 * for the same operator, and does nothing with them.
 */
export async function measureReport100k(slapd: Slapd): Promise<Figure> {
  const opened = await openReportConsole(slapd)
  try {
    const report = await openCoverage(opened.console)
    const { values, references } = await takeTurns(
      async () => (await runWholeReport(opened)).ms,
      () => dump(slapd),
    )
    tell(`${counted(report)}: ${list(values)} ms; dumped by ldapsearch in ${list(references)} ms`)
    return compared(values, references, 'ms', 0.8)
  } finally {
    await opened.close()
  }
}

const attributes = ['uid', 'cn', 'mail', 'employeeType', 'departmentNumber', 'securityInfoMethod']

function dump({ url, baseDn }: Slapd): Promise<number> {
  const as = ['-x', '-D', dnOf.auditor, '-w', password, '-H', url]
  const plain = ['-LLL', '-o', 'ldif-wrap=no', '-E', 'pr=1000/noprompt']
  const began = performance.now()
  const child = spawn(
    'ldapsearch',
    [...as, ...plain, '-b', baseDn, '(objectClass=inetOrgPerson)', ...attributes],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve(performance.now() - began)
      else reject(new Error(`ldapsearch ended with ${code}.`))
    })
  })
}
