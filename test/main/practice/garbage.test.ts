import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { AndFilter, Control, EqualityFilter, type Filter, NotFilter, SearchRequest } from 'ldapts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { elementLength } from '../../../main/directory/ber.ts'
import { present } from '../../../main/directory/filter.ts'
import {
  bindRequest,
  compareRequest,
  modifyRequest,
  searchRequest,
} from '../../../main/directory/requests.ts'
import { readResponse } from '../../../main/directory/responses.ts'
import type { Practice } from '../../../main/practice/practice.ts'
import { connection, okafor, open, operatorOf, people } from './opened.ts'

async function peer({ url }: Practice): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  onTestFinished(() => {
    socket.destroy()
  })
  await once(socket, 'connect')
  return socket
}

/** All that comes until the directory hangs up. */
async function answered(socket: Socket, bytes: Buffer | string): Promise<Buffer> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = once(socket, 'close')
  socket.write(bytes)
  await closed
  return Buffer.concat(chunks)
}

/** An honest operator, connected all the while, is served as before. */
async function stillServes(practice: Practice): Promise<void> {
  const technician = await connection(practice, 'technician')
  expect((await technician.read(okafor, ['uid']))?.first('uid')).toBe('pokafor')
}

const bind = ({ operators }: Practice): Buffer =>
  bindRequest(operators[0]?.dn ?? '', operators[0]?.password ?? '')(1)

describe('bytes that are no LDAP', () => {
  test.each<[string, Buffer | string]>([
    ['a web request', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
    ['a TLS handshake', Buffer.from('16030100c8010000c40303', 'hex')],
    ['zeros', Buffer.alloc(100)],
    ['a message without an end', Buffer.from([0x30, 0x80, 2, 1, 1])],
    ['a message of 2 GB', Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 2, 1])],
    ['a message of 5 MB', Buffer.from([0x30, 0x83, 0x50, 0, 0, 2, 1])],
    ['a length of nine bytes', Buffer.from([0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1])],
    ['an empty message', Buffer.from([0x30, 0])],
    ['an operation that there is none of', Buffer.from([0x30, 5, 2, 1, 1, 0x7f, 0])],
    ['an answer instead of a request', Buffer.from([0x30, 12, 2, 1, 1, 0x61, 7, 10, 1, 0, 4, 0, 4, 0])],
    ['a search cut off inside', Buffer.from([0x30, 8, 2, 1, 1, 0x63, 3, 4, 9, 0x61])],
    ['a scope that there is none of', search({ scope: 9 })],
  ])('%s: the directory says goodbye in LDAP, and serves the others', async (_, bytes) => {
    const practice = await open()
    const technician = await connection(practice, 'technician')
    const goodbye = await answered(await peer(practice), bytes)
    // RFC 4511, 4.4.1: a notice of disconnection has number 0, and here the code for a protocol error.
    expect(readResponse(goodbye, 0, goodbye.length)).toMatchObject({
      id: 0,
      result: { code: 2, name: '1.3.6.1.4.1.1466.20036' },
    })
    expect(await technician.whoAmI()).toBe(operatorOf(practice, 'technician').dn)
  })

  test('any damage to an honest request ends that one connection at most', async () => {
    const practice = await open()
    const change = { op: 'add' as const, attribute: 'securityInfoMethodType', values: ['text'] }
    const requests = [
      bind(practice),
      search({}),
      modifyRequest(okafor, [change])(2),
      compareRequest(okafor, 'uid', 'x')(2),
    ]
    for (const request of requests) {
      for (let at = 0; at < request.length; at += 1) {
        const damaged = Buffer.from(request)
        damaged.writeUInt8((damaged.readUInt8(at) + 0x55) & 0xff, at)
        const socket = await peer(practice)
        socket.end(Buffer.concat([bind(practice), damaged]))
        socket.resume()
        await once(socket, 'close')
      }
    }
    await stillServes(practice)
  })
})

describe('peers that misbehave', () => {
  test('a filter nested without end is refused before the stack is used up', async () => {
    const practice = await open()
    for (const depth of [250, 4_000]) {
      const goodbye = await answered(await peer(practice), search({ depth }))
      expect(readResponse(goodbye, 0, goodbye.length)).toMatchObject({
        id: 0,
        result: { diagnostic: 'a filter nested too deeply' },
      })
    }
    const deep = await peer(practice)
    const ids = results(deep)
    deep.write(search({ depth: 150 }))
    await expect.poll(ids).toEqual([2])
    await stillServes(practice)
  })

  test('requests byte by byte, several at once, and without waiting for answers are all answered', async () => {
    const practice = await open()
    const socket = await peer(practice)
    const requests = [
      bind(practice),
      search({ id: 2 }),
      search({ id: 3 }),
      compareRequest(okafor, 'uid', 'pokafor')(4),
    ]
    const ids = results(socket)
    const all = Buffer.concat(requests)
    for (const byte of all.subarray(0, 60)) socket.write(Buffer.from([byte]))
    socket.write(all.subarray(60))
    await expect.poll(ids).toEqual([1, 2, 3, 4])
  })

  test('half a message, silence, and a connection that is reset trouble nobody', async () => {
    const practice = await open()
    const half = await peer(practice)
    half.write(search({}).subarray(0, 20))
    const reset = await peer(practice)
    reset.write(search({}))
    reset.resetAndDestroy()
    await peer(practice)
    await stillServes(practice)
  })

  test('more connections than it keeps are turned away, until there is room', async () => {
    const practice = await open()
    const technician = await connection(practice, 'technician')
    const sockets = await Promise.all(Array.from({ length: 130 }, () => peer(practice)))
    expect(await technician.whoAmI()).not.toBe('')
    for (const socket of sockets) socket.destroy()
    await expect
      .poll(() =>
        stillServes(practice).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
  })

  test('closing does not wait for them', async () => {
    const practice = await open()
    await peer(practice)
    await practice.close()
  })
})

test('much is sent whole to who reads late', async () => {
  const practice = await open()
  const socket = await peer(practice)
  const numbers = Array.from({ length: 40 }, (_, index) => index + 2)
  const everybody = { base: people, scope: 'one', filter: present('uid'), attributes: ['*'] } as const
  const all = (id: number) =>
    searchRequest({ ...everybody, attributes: ['*'], sizeLimit: 0, timeLimitSeconds: 0, page: null })(id)
  socket.write(Buffer.concat([bind(practice), ...numbers.map(all)]))
  socket.pause()
  await stillServes(practice)
  const ids = results(socket)
  socket.resume()
  await expect.poll(ids).toEqual([1, ...numbers])
})

/** Numbers of the requests that have their result, so far. */
function results(socket: Socket): () => number[] {
  const found: number[] = []
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const length = elementLength(rest, 0, rest.length)
      if (length === null || length > rest.length) return
      const response = readResponse(rest, 0, length)
      if (response.kind === 'result') found.push(response.id)
      rest = rest.subarray(length)
    }
  })
  return () => found
}

function search({ id = 2, scope = 2, depth = 1 }: { id?: number; scope?: number; depth?: number }): Buffer {
  let filter: Filter = new AndFilter({ filters: [new EqualityFilter({ attribute: 'uid', value: 'x' })] })
  for (let level = 1; level < depth; level += 1) filter = new NotFilter({ filter })
  const bytes = new SearchRequest({
    messageId: id,
    baseDN: people,
    scope: 'sub',
    filter,
    controls: [new Control('1.2.3')],
  }).write()
  // The scope stands right after the base.
  const at = bytes.indexOf(people) + people.length
  expect(bytes.subarray(at, at + 3)).toEqual(Buffer.from([0x0a, 1, 2]))
  bytes.writeUInt8(scope, at + 2)
  return bytes
}
