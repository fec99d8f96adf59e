import { connect, createServer, type Socket } from 'node:net'

export interface LdapProxy {
  url: string
  /** Bind requests that clients have sent so far. */
  binds(): number
  /** Breaks every connection that goes through, as a fallen network would. */
  cut(): void
  close(): Promise<void>
}

/** RFC 4511, 4.2: BindRequest is [APPLICATION 0]. */
const bindRequest = 0x60

/** Stands between console and directory, counts the binds that go by, and cuts the connection when told to. */
export async function startLdapProxy(target: string): Promise<LdapProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let binds = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let rest: Buffer = Buffer.alloc(0)
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk])
      for (let end = messageEnd(rest); end !== null; end = messageEnd(rest)) {
        if (operation(rest) === bindRequest) binds += 1
        rest = rest.subarray(end)
      }
    })
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `ldap://127.0.0.1:${address.port}`,
    binds: () => binds,
    cut,
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Where the BER sequence at the start of `bytes` begins and ends, if it is whole. */
function sequence(bytes: Buffer): { from: number; to: number } | null {
  const first = bytes[1]
  if (first === undefined) return null
  const more = first < 0x80 ? 0 : first & 0x7f
  if (bytes.length < 2 + more) return null
  const from = 2 + more
  return { from, to: from + (more === 0 ? first : bytes.readUIntBE(2, more)) }
}

function messageEnd(bytes: Buffer): number | null {
  const found = sequence(bytes)
  return found && bytes.length >= found.to ? found.to : null
}

/** The tag after the message's number. */
function operation(message: Buffer): number | undefined {
  const from = sequence(message)?.from ?? 0
  return message[from + 2 + (message[from + 1] ?? 0)]
}
