import { createServer, type Socket } from 'node:net'
import { elementLength } from '../directory/ber.ts'
import { disconnectionNotice } from './answer.ts'

/** Larger than any change a console makes; keeps a peer from filling the memory. */
const longestMessage = 4 * 1024 * 1024
const mostConnections = 100

export interface Peer {
  send(message: Buffer): void
  close(): void
}

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1 and cuts what comes in into LDAP messages. A peer's messages are answered one after
 * another. Bytes that are not LDAP, half-open sockets and resets end that one connection and nothing else.
 * @param connected called per connection; returns what handles one message and may throw
 */
export async function listen(
  port: number,
  connected: (peer: Peer) => (message: Buffer) => Promise<void>,
): Promise<Listener> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serve(socket, connected)
  })
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  // Errors while accepting (too many open files) concern the peer that was turned away.
  server.on('error', () => undefined)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function serve(socket: Socket, connected: (peer: Peer) => (message: Buffer) => Promise<void>): void {
  const messages = new MessageCutter()
  const peer: Peer = {
    send: (message) => {
      if (socket.writable) socket.write(message)
    },
    close: () => socket.end(),
  }
  const answer = connected(peer)
  let turn = Promise.resolve()

  function hangUp(why: string): void {
    if (socket.writable) socket.end(disconnectionNotice(why), () => socket.destroy())
  }

  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    let whole: Buffer[]
    try {
      whole = messages.push(bytes)
    } catch (error) {
      hangUp((error as Error).message)
      return
    }
    for (const message of whole) {
      turn = turn
        .then(() => (socket.destroyed ? undefined : answer(message)))
        .catch((error: Error) => hangUp(error.message))
    }
  })
}

class MessageCutter {
  private pieces: Buffer[] = []
  private held = 0
  /** How much the first message needs, once its length is known. */
  private needed = 2

  push(bytes: Buffer): Buffer[] {
    this.pieces.push(bytes)
    this.held += bytes.length
    // Joined only when the message is whole: a long one in many pieces would be copied for each of them.
    if (this.held < this.needed) return []
    const all = this.pieces.length === 1 ? bytes : Buffer.concat(this.pieces)
    const whole: Buffer[] = []
    let start = 0
    this.needed = 2
    while (all.length - start >= 2) {
      if (all[start] !== 0x30) throw new Error('This is not LDAP.')
      const length = elementLength(all, start, all.length)
      if (length === null) {
        this.needed = all.length - start + 1
        break
      }
      if (length > longestMessage) throw new Error('The message is too long.')
      if (length > all.length - start) {
        this.needed = length
        break
      }
      whole.push(all.subarray(start, start + length))
      start += length
    }
    this.pieces = start < all.length ? [all.subarray(start)] : []
    this.held = all.length - start
    return whole
  }
}
