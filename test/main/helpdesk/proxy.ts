import { connect, createServer, type Socket } from 'node:net'

export interface BreakableProxy {
  port: number
  /** The next write does not reach the server: the connection breaks instead. */
  loseRequest(): void
  /** The next write reaches the server; its answer is lost with the connection. */
  loseAnswer(): void
  close(): Promise<void>
}

/** Stands between console and directory, and breaks the connection where it is told to. */
export async function startProxy(target: string): Promise<BreakableProxy> {
  const { hostname, port } = new URL(target)
  let mode: 'pass' | 'lose-request' | 'lose-answer' | 'cut-answer' = 'pass'
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
    client.on('data', (data) => {
      if (mode === 'lose-request' && isWrite(data)) return cut()
      if (mode === 'lose-answer' && isWrite(data)) mode = 'cut-answer'
      upstream.write(data)
    })
    upstream.on('data', (data) => (mode === 'cut-answer' ? cut() : client.write(data)))
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

/** RFC 4511, 4.1.1: a sequence of a message's number and [APPLICATION 6] (Modify, 4.6) or [APPLICATION 8] (Add, 4.7). */
function isWrite(message: Buffer): boolean {
  const lengthBytes = (message[1] ?? 0) > 0x80 ? (message[1] ?? 0) - 0x80 : 0
  const id = 2 + lengthBytes
  return [0x66, 0x68].includes(message[id + 2 + (message[id + 1] ?? 0)] ?? 0)
}
