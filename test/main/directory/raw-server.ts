import { createServer, type Server, type Socket } from 'node:net'
import { BerWriter } from 'ldapts'
import { BerReader, elementLength } from '../../../main/directory/ber.ts'

/** A request as it came over the wire. */
export interface RawRequest {
  id: number
  /** The operation's tag: 0x60 bind, 0x63 search, 0x66 modify, 0x50 abandon, … */
  tag: number
  /** The operation's content. */
  body: Buffer
  /** The whole message. */
  bytes: Buffer
}

export interface RawServer {
  url: string
  port: number
  requests: RawRequest[]
  connections: Socket[]
  close(): Promise<void>
}

/** Answers a request as the test wants it; the root DSE, by which a directory is known, is answered already. */
export type Answer = (request: RawRequest, socket: Socket) => void

/** A directory in name only, for what no honest one does. Speaks the bytes that a test gives it. */
export async function startRawServer(answer: Answer, options: { rootDse?: Answer } = {}): Promise<RawServer> {
  const requests: RawRequest[] = []
  const connections: Socket[] = []
  const rootDse = options.rootDse ?? ((request, socket) => socket.write(result(request.id, tags.searchDone)))
  const server = createServer((socket) => {
    connections.push(socket)
    socket.on('error', () => {})
    let isFirst = true
    onRequests(socket, (request) => {
      const first = isFirst
      isFirst = false
      if (first && request.tag === tags.search) return rootDse(request, socket)
      requests.push(request)
      answer(request, socket)
    })
  })
  const port = await listen(server)
  return {
    url: `ldap://127.0.0.1:${port}`,
    port,
    requests,
    connections,
    close: () => end(server, connections),
  }
}

/** A peer that is no directory at all. */
export async function startPeer(onConnection: (socket: Socket) => void): Promise<RawServer> {
  const connections: Socket[] = []
  const server = createServer((socket) => {
    connections.push(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  const port = await listen(server)
  return {
    url: `ldap://127.0.0.1:${port}`,
    port,
    requests: [],
    connections,
    close: () => end(server, connections),
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function end(server: Server, connections: Socket[]): Promise<void> {
  for (const socket of connections) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
}

export function onRequests(socket: Socket, take: (request: RawRequest) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (rest.length > 0 && rest[0] !== 0x30) return
      const length = elementLength(rest, 0, rest.length)
      if (length === null || length > rest.length) return
      const bytes = rest.subarray(0, length)
      rest = rest.subarray(length)
      const reader = new BerReader(bytes)
      reader.open(0x30)
      const id = reader.integer()
      const tag = reader.peek()
      take({ id, tag, body: reader.octets(tag), bytes })
    }
  })
}

export const tags = {
  bind: 0x60,
  bindDone: 0x61,
  search: 0x63,
  entry: 0x64,
  searchDone: 0x65,
  modify: 0x66,
  modifyDone: 0x67,
  compare: 0x6e,
  compareDone: 0x6f,
  abandon: 0x50,
  extended: 0x77,
  extendedDone: 0x78,
  reference: 0x73,
  unbind: 0x42,
} as const

interface ResultOptions {
  code?: number
  diagnostic?: string
  referrals?: string[]
  /** Of an extended operation. */
  name?: string
  controls?: { oid: string; value: Buffer }[]
}

export function result(id: number, tag: number, options: ResultOptions = {}): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  writer.startSequence(tag)
  writer.writeEnumeration(options.code ?? 0)
  writer.writeString('')
  writer.writeString(options.diagnostic ?? '')
  if (options.referrals) {
    writer.startSequence(0xa3)
    writer.writeStringArray(options.referrals)
    writer.endSequence()
  }
  if (options.name !== undefined) writer.writeString(options.name, 0x8a)
  writer.endSequence()
  if (options.controls) {
    writer.startSequence(0xa0)
    for (const { oid, value } of options.controls) {
      writer.startSequence()
      writer.writeString(oid)
      writer.writeBuffer(value, 0x04)
      writer.endSequence()
    }
    writer.endSequence()
  }
  writer.endSequence()
  return writer.buffer
}

export function entry(id: number, dn: string, attributes: Record<string, string[]> = {}): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  writer.startSequence(tags.entry)
  writer.writeString(dn)
  writer.startSequence()
  for (const [name, values] of Object.entries(attributes)) {
    writer.startSequence()
    writer.writeString(name)
    writer.startSequence(0x31)
    writer.writeStringArray(values)
    writer.endSequence()
    writer.endSequence()
  }
  writer.endSequence()
  writer.endSequence()
  writer.endSequence()
  return writer.buffer
}

/** Values of response controls. */
export function pageControl(cookie: string): { oid: string; value: Buffer } {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(0)
  writer.writeString(cookie)
  writer.endSequence()
  return { oid: '1.2.840.113556.1.4.319', value: writer.buffer }
}

export function passwordPolicyControl(
  error: number | null,
  secondsLeft?: number,
): { oid: string; value: Buffer } {
  const writer = new BerWriter()
  writer.startSequence()
  if (secondsLeft !== undefined) {
    writer.startSequence(0xa0)
    writer.writeInt(secondsLeft, 0x80)
    writer.endSequence()
  }
  if (error !== null) writer.writeEnumeration(error, 0x81)
  writer.endSequence()
  return { oid: '1.3.6.1.4.1.42.2.27.8.5.1', value: writer.buffer }
}
