import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compared, type Figure, list, rounds, tell } from './figures.ts'
import { root, runtime } from './runtime.ts'

const emptyWindow = join(root, 'test/bench/empty-window')

/**
 * From the start of the process to a painted page, by one clock outside both. Each start has user data of
 * its own that is new: the very first start on a computer, the slowest there is, since no code cache helps.
 * What comes after the page (the services, the practice directory) counts on neither side. Both take turns.
 */
export async function measureColdStart(): Promise<Figure> {
  // The first starts read the files from disk, and do not count.
  await startOnce(emptyWindow)
  await startOnce(root)
  const values: number[] = []
  const references: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const oursFirst = round % 2 === 0
    if (oursFirst) values.push(await startOnce(root))
    references.push(await startOnce(emptyWindow))
    if (!oursFirst) values.push(await startOnce(root))
  }
  tell(`${list(values)} ms; an empty window ${list(references)} ms`)
  return compared(values, references, 'ms', 1.5)
}

async function startOnce(folder: string): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'console-bench-'))
  try {
    return await timeToReady(folder, userData)
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

function timeToReady(folder: string, userData: string): Promise<number> {
  const { executablePath, args } = runtime()
  const start = performance.now()
  const child = spawn(executablePath, [...args, folder, `--user-data-dir=${userData}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    let took: number | null = null
    const look = (chunk: unknown): void => {
      output += chunk
      if (took !== null || !/^ready: /m.test(output)) return
      took = performance.now() - start
      child.kill()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(giveUp)
      if (took === null)
        reject(new Error(`${folder} ended (${code ?? signal}) before it was ready:\n${output}`))
      else resolve(took)
    })
  })
}
