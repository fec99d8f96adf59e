import { expect, onTestFinished } from 'vitest'
import { type ConnectionOptions, DirectoryConnection } from '../../../main/directory/connection.ts'
import type { ConsoleError } from '../../../main/errors.ts'
import { type Answer, type RawServer, startRawServer } from './raw-server.ts'

/** A directory in name only that answers as the test wants; gone with the test. */
export async function serve(answer: Answer, options?: { rootDse?: Answer }): Promise<RawServer> {
  const server = await startRawServer(answer, options)
  onTestFinished(server.close)
  return server
}

export async function open(
  server: RawServer,
  options: Partial<ConnectionOptions> = {},
): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({
    urls: [server.url],
    security: 'ldap',
    ca: null,
    ...options,
  })
  onTestFinished(() => connection.close())
  return connection
}

export async function errorOf(promise: Promise<unknown>): Promise<ConsoleError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )
}
