import { connect, createServer, type Socket } from 'node:net'

export interface LdapCounter {
  url: string
  /** Requests that clients have sent so far, whatever they were. */
  requests(): number
  close(): Promise<void>
}

/** Stands between client and directory and counts the requests that go by, whoever counts in the client. */
export async function startLdapCounter(target: string): Promise<LdapCounter> {
  const { hostname, port } = new URL(target)
  let requests = 0
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (client) => {
    const directory = connect({ host: hostname, port: Number(port), noDelay: true })
    const count = counter(() => {
      requests += 1
    })
    client.on('data', count)
    client.pipe(directory).pipe(client)
    for (const socket of [client, directory]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The counter has no port.')
  return {
    url: `ldap://127.0.0.1:${address.port}`,
    requests: () => requests,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Every message is one BER sequence (RFC 4511, 5.1); its length says where the next one begins. */
function counter(found: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (let length = messageLength(rest); length !== null; length = messageLength(rest)) {
      found()
      rest = rest.subarray(length)
    }
  }
}

function messageLength(bytes: Buffer): number | null {
  const first = bytes[1]
  if (first === undefined) return null
  const more = first < 0x80 ? 0 : first & 0x7f
  if (bytes.length < 2 + more) return null
  const length = 2 + more + (more === 0 ? first : bytes.readUIntBE(2, more))
  return bytes.length < length ? null : length
}
