import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

/** Twilio's own description of Verify, beside the project's folder; not every machine has it. */
export const openApi = resolve(import.meta.dirname, '../../../../shared/data/twilio_verify_v2.json')
export const hasOpenApi = existsSync(openApi)

export interface Prism {
  url: string
  close(): Promise<void>
}

/**
 * Stands between the console and the stand-in, and answers for itself where a request, or what the stand-in
 * says to it, is not as Twilio describes it.
 */
export async function startPrism(upstream: string): Promise<Prism> {
  const port = await freePort()
  const script = join(
    resolve(import.meta.dirname, '../../..'),
    'node_modules/@stoplight/prism-cli/dist/index.js',
  )
  const args = ['proxy', openApi, upstream, '--errors', '--port', String(port), '--host', '127.0.0.1']
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  await listening(child)
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill()
      await gone
    },
  }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = ''
    const hear = (part: Buffer) => {
      said += part.toString()
      if (said.includes('Prism is listening')) done()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => fail(new Error(`prism ended with ${code}: ${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
