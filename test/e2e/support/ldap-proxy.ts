import { connect, createServer, type Socket } from 'node:net'

export interface LdapProxy {
  url: string
  /** Bind requests that clients have sent so far. */
  binds(): number
  /** Breaks every connection that goes through, as a fallen network would. */
  cut(): void
  /** What becomes of the next Modify; the one after it goes through again. */
  nextModify(fate: Fate): void
  close(): Promise<void>
}

/**
 * `lose-request`: the connection breaks before the directory hears of it. `no-request`: it hears of nothing more, and
 * the connection stays, silent. `lose-answer`: the directory makes the change, and the connection breaks before it can
 * say so. `no-answer`: it makes the change, and the connection stays, silent.
 */
export type Fate = 'lose-request' | 'no-request' | 'lose-answer' | 'no-answer'

/** RFC 4511, 4.2 and 4.6: BindRequest is [APPLICATION 0], ModifyRequest [APPLICATION 6]. */
const bindRequest = 0x60
const modifyRequest = 0x66

/** Stands between console and directory, counts the binds that go by, and cuts the connection when told to. */
export async function startLdapProxy(target: string): Promise<LdapProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let binds = 0
  let fate: Fate | null = null
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let rest: Buffer = Buffer.alloc(0)
    let answers: 'pass' | 'no-request' | 'lose-answer' | 'no-answer' = 'pass'
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk])
      for (let end = messageEnd(rest); end !== null; end = messageEnd(rest)) {
        if (operation(rest) === bindRequest) binds += 1
        if (operation(rest) === modifyRequest && fate !== null) {
          if (fate === 'lose-request') client.destroy()
          else answers = fate
          fate = null
        }
        rest = rest.subarray(end)
      }
      if (client.destroyed) upstream.destroy()
      else if (answers !== 'no-request') upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (answers === 'pass') client.write(chunk)
      else if (answers === 'lose-answer') client.destroy()
    })
    client.on('end', () => upstream.end())
    upstream.on('end', () => client.end())
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
    nextModify(next) {
      fate = next
    },
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
