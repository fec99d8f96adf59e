import { connect, createServer, type Socket } from 'node:net'

export interface BreakableProxy {
  port: number
  /** The next request does not reach the server: the connection breaks instead. */
  loseRequest(): void
  /** The next request reaches the server; its answer is lost with the connection. */
  loseAnswer(): void
  close(): Promise<void>
}

/** Stands between console and directory, and breaks the connection where it is told to. */
export async function startProxy(target: string): Promise<BreakableProxy> {
  const { hostname, port } = new URL(target)
  let mode: 'pass' | 'lose-request' | 'lose-answer' = 'pass'
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const cut = () => {
      mode = 'pass'
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', cut).on('close', () => sockets.delete(socket))
    }
    client.on('data', (data) => (mode === 'lose-request' ? cut() : upstream.write(data)))
    upstream.on('data', (data) => (mode === 'lose-answer' ? cut() : client.write(data)))
    client.on('end', () => upstream.end())
    upstream.on('end', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    port: address.port,
    loseRequest() {
      mode = 'lose-request'
    },
    loseAnswer() {
      mode = 'lose-answer'
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
