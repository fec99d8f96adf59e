import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { DirectoryConnection } from '../../../main/directory/connection.ts'
import { present } from '../../../main/directory/filter.ts'
import type { ConsoleError } from '../../../main/errors.ts'
import { stillTime } from '../still-time.ts'
import { type Answer, pageControl, type RawRequest, result, tags } from './raw-server.ts'
import { errorOf, open, serve } from './served.ts'

const search = { scope: 'sub' as const, filter: present('objectClass'), attributes: ['cn'] }
const change = [{ op: 'add' as const, attribute: 'cn', values: ['x'] }]

async function allPages(connection: DirectoryConnection): Promise<void> {
  for await (const page of connection.pages('', { ...search, pageSize: 2 })) expect(page).toEqual([])
}

/** Everything that can be asked, and whether it changes anything. */
const calls: [string, 'reads' | 'writes', (connection: DirectoryConnection) => Promise<unknown>][] = [
  ['search', 'reads', (connection) => connection.search('', search)],
  ['pages', 'reads', allPages],
  ['read', 'reads', (connection) => connection.read('cn=a', ['cn'])],
  ['compare', 'reads', (connection) => connection.compare('cn=a', 'cn', 'x')],
  ['whoAmI', 'reads', (connection) => connection.whoAmI()],
  ['bind', 'reads', (connection) => connection.bind('cn=a', 'secret')],
  ['add', 'writes', (connection) => connection.add('cn=a', { cn: ['a'] })],
  ['modify', 'writes', (connection) => connection.modify('cn=a', change)],
  ['delete', 'writes', (connection) => connection.delete('cn=a')],
]

describe.each(calls)('%s, which %s', (_, kind, call) => {
  const isWrite = kind === 'writes'

  it('has a deadline', async () => {
    const connection = await open(await serve(() => {}), { callDeadlineMs: 20 })
    expect((await errorOf(call(connection))).code).toBe(isWrite ? 'outcome-unknown' : 'directory-timeout')
  })

  it('is ended by closing', async () => {
    const server = await serve(() => {})
    const connection = await open(server)
    const under = errorOf(call(connection))
    await expect.poll(() => server.requests).toHaveLength(1)
    await connection.close()
    expect((await under).code).toBe(isWrite ? 'outcome-unknown' : 'directory-lost')
    expect((await errorOf(call(connection))).code).toBe('directory-lost')
  })

  it.each<[string, Answer]>([
    ['the connection breaks', (_, socket) => socket.resetAndDestroy()],
    ['the directory hangs up', (_, socket) => socket.end()],
    ['half an answer comes', ({ id }, socket) => socket.end(Buffer.from([0x30, 0x0c, 2, 1, id, 0x65]))],
    ['garbage comes', (_, socket) => socket.write('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
  ])('fails when %s', async (what, answer) => {
    const connection = await open(await serve(answer))
    const told = what === 'garbage comes' ? 'directory-garbled' : 'directory-lost'
    const error = await errorOf(call(connection))
    expect(error.code).toBe(isWrite ? 'outcome-unknown' : told)
    if (isWrite) expect(error.detail?.cause).toBe(told)
  })

  it('after a deadline is answered again on the same connection, but for a bind', async () => {
    let isLate = true
    const server = await serve((request, socket) => {
      if (!isLate) answerAny(request, socket)
    })
    const connection = await open(server)
    const time = stillTime()
    const late = errorOf(call(connection))
    await expect.poll(() => server.requests).toHaveLength(1)
    time.pass(10_000)
    await late
    isLate = false
    const again = await call(connection).then(
      () => 'answered',
      (error: ConsoleError) => error.code,
    )
    expect(again).toBe(server.requests[0]?.tag === tags.bind ? 'directory-lost' : 'answered')
    expect(server.connections).toHaveLength(1)
  })

  it('is refused in words of the console', async () => {
    const connection = await open(await serve((request, socket) => answerAny(request, socket, 51)))
    expect((await errorOf(call(connection))).code).toBe('directory-busy')
  })
})

function answerAny({ id, tag }: RawRequest, socket: Socket, code = 0): void {
  const answers: Record<number, number> = { 99: 0x65, 96: 0x61, 102: 0x67, 104: 0x69, 74: 0x6b, 119: 0x78 }
  const controls = [pageControl('')]
  if (tag === tags.compare) socket.write(result(id, tags.compareDone, { code: code || 6 }))
  else if (answers[tag]) socket.write(result(id, answers[tag], { code, controls }))
}
