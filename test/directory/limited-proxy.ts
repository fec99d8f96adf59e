import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Stands before a directory and passes on no more than so many bytes of what it says, in all. */
export interface LimitedProxy {
  port: number
  /** Nothing comes any more from then on. */
  reached: Promise<void>
  /** Breaks all connections. */
  cut(): void
}

/** It is gone with the test that started it. */
export async function startLimitedProxy(target: string, bytes: number): Promise<LimitedProxy> {
  const { hostname, port } = new URL(target)
  const sockets: Socket[] = []
  let left = bytes
  let stop: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    stop = resolve
  })
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    sockets.push(client, upstream)
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.pipe(upstream)
    upstream.on('data', (data) => {
      left -= data.length
      if (left < 0) stop()
      else client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    cut()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, reached, cut }
}
