import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { BerReader } from '../../../main/directory/ber.ts'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import type { Entry } from '../../../main/directory/entry.ts'
import { present } from '../../../main/directory/filter.ts'
import { ConsoleError } from '../../../main/errors.ts'
import { stillTime } from '../still-time.ts'
import {
  type Answer,
  entry,
  pageControl,
  passwordPolicyControl,
  type RawRequest,
  result,
  startRawServer,
  tags,
} from './raw-server.ts'
import { errorOf, open, serve } from './served.ts'

const everything = { scope: 'sub', filter: present('objectClass'), attributes: ['cn'] } as const
const search = { ...everything, attributes: ['cn'] }

async function all(pages: AsyncGenerator<Entry[]>): Promise<string[]> {
  const names: string[] = []
  for await (const page of pages) names.push(...page.map((one) => one.dn))
  return names
}

const answerAll: Answer = ({ id, tag }, socket) => {
  if (tag === tags.search) socket.write(Buffer.concat([entry(id, `cn=${id}`), result(id, tags.searchDone)]))
  if (tag === tags.bind) socket.write(result(id, tags.bindDone))
  if (tag === tags.modify) socket.write(result(id, tags.modifyDone))
}

describe('paging', () => {
  /** Pages by the cookie that asks for them; the next cookie is the end of the list's. */
  const paged =
    (pages: Record<string, { names: string[]; next: string }>): Answer =>
    ({ id, bytes }, socket) => {
      const cookie = ['c3', 'c2', 'c1'].find((text) => bytes.includes(text)) ?? ''
      const page = pages[cookie]
      if (!page) return
      for (const name of page.names) socket.write(entry(id, name))
      socket.write(result(id, tags.searchDone, { controls: [pageControl(page.next)] }))
    }

  it('goes on after an empty page that has a cookie', async () => {
    const server = await serve(
      paged({
        '': { names: ['cn=1'], next: 'c1' },
        c1: { names: [], next: 'c2' },
        c2: { names: ['cn=2', 'cn=3'], next: '' },
      }),
    )
    const connection = await open(server)
    expect(await all(connection.pages('', { ...search, pageSize: 2 }))).toEqual(['cn=1', 'cn=2', 'cn=3'])
  })

  it('does not take a page without the control for the last', async () => {
    const server = await serve(({ id }, socket) => socket.write(result(id, tags.searchDone)))
    const connection = await open(server)
    const error = await errorOf(all(connection.pages('', { ...search, pageSize: 2 })))
    expect(error.code).toBe('directory-garbled')
  })

  it('ends at a limit with an error, not early', async () => {
    const server = await serve(({ id }, socket) => {
      socket.write(entry(id, 'cn=1'))
      socket.write(result(id, tags.searchDone, { code: 4, controls: [pageControl('')] }))
    })
    const connection = await open(server)
    expect((await errorOf(all(connection.pages('', { ...search, pageSize: 2 })))).code).toBe('size-limit')
  })

  it('may be left in the middle', async () => {
    const server = await serve(
      paged({ '': { names: ['cn=1'], next: 'c1' }, c1: { names: ['cn=2'], next: '' } }),
    )
    const connection = await open(server)
    for await (const page of connection.pages('', { ...search, pageSize: 1 })) {
      expect(page[0]?.dn).toBe('cn=1')
      break
    }
  })
})

describe('answers', () => {
  it.each([
    [4, 'size-limit'],
    [3, 'time-limit'],
    [11, 'admin-limit'],
  ])('tells that result code %i cut the answer short', async (code, why) => {
    const server = await serve(({ id }, socket) =>
      socket.write(Buffer.concat([entry(id, 'cn=1'), result(id, tags.searchDone, { code })])),
    )
    const answer = await (await open(server)).search('', search)
    expect(answer).toMatchObject({ complete: false, why, entries: [{ dn: 'cn=1' }] })
  })

  it('are read in pieces of a byte and in heaps', async () => {
    const attributes = { cn: ['x'.repeat(300)] }
    const server = await serve(async ({ id }, socket) => {
      const heap = Buffer.concat([
        ...Array.from({ length: 500 }, (_, n) => entry(id, `cn=${n}`, attributes)),
        entry(id, 'cn=big', { cn: ['y'.repeat(200_000)] }),
        result(id, tags.searchDone),
      ])
      for (const byte of heap.subarray(0, 700)) {
        socket.write(Buffer.from([byte]))
        await sleep(0)
      }
      socket.write(heap.subarray(700))
    })
    const { entries } = await (await open(server)).search('', search)
    expect(entries).toHaveLength(501)
    expect(entries[1]?.first('cn')).toBe('x'.repeat(300))
    expect(entries[500]?.first('cn')).toHaveLength(200_000)
  })

  it('keep the URIs of a referral', async () => {
    const referrals = ['ldap://a.example/dc=a', 'ldap://b.example/']
    const server = await serve(({ id }, socket) =>
      socket.write(result(id, tags.searchDone, { code: 10, referrals })),
    )
    const error = await errorOf((await open(server)).search('', search))
    expect(error).toMatchObject({ code: 'referral', detail: { urls: referrals.join(' ') } })
  })

  it('leave out references to other directories', async () => {
    const server = await serve(({ id }, socket) => {
      const reference = Buffer.concat([
        Buffer.from([0x30, 0x10, 2, 1, id, tags.reference, 11, 4, 9]),
        Buffer.from('ldap://x/'),
      ])
      socket.write(Buffer.concat([reference, entry(id, 'cn=1'), result(id, tags.searchDone)]))
    })
    expect(await (await open(server)).search('', search)).toMatchObject({
      complete: true,
      entries: [{ dn: 'cn=1' }],
    })
  })

  it('go to their own calls, however many there are at first use', async () => {
    const waiting: (() => void)[] = []
    const server = await serve((request, socket) => {
      waiting.unshift(() => answerAll(request, socket))
      if (waiting.length === 3) for (const answer of waiting) answer()
    })
    const connection = await open(server)
    const answers = await Promise.all([1, 2, 3].map(() => connection.search('', search)))
    expect(answers.map(({ entries }) => entries[0]?.dn)).toEqual(['cn=2', 'cn=3', 'cn=4'])
    expect(server.connections).toHaveLength(1)
  })
})

describe('garbled answers', () => {
  const cases: [string, (id: number) => Buffer][] = [
    ['no BER', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['zeros', () => Buffer.alloc(64)],
    ['a message without an end', () => Buffer.from([0x30, 0x80, 0x02, 0x01, 0x02])],
    ['a message of 2 GB', () => Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x02, 0x01])],
    // ldapts' own reader never comes back from this one.
    [
      'a value longer than its attribute',
      (id) =>
        Buffer.from([0x30, 18, 2, 1, id, 0x64, 13, 4, 1, 0x78, 0x30, 8, 0x30, 6, 4, 1, 0x61, 0x31, 1, 4]),
    ],
    ['an attribute cut off', (id) => Buffer.from([0x30, 10, 2, 1, id, 0x64, 5, 4, 1, 0x78, 0x30, 9])],
    ['a message number of nine bytes', () => Buffer.from([0x30, 11, 2, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ['an answer to what was never asked', () => result(77, tags.searchDone)],
    ['another operation', (id) => result(id, tags.modifyDone)],
    ['an operation that there is none of', (id) => Buffer.from([0x30, 5, 2, 1, id, 0x7f, 0])],
    ['a result without a code', (id) => Buffer.from([0x30, 5, 2, 1, id, 0x65, 0])],
  ]
  it.each(cases)('%s: the call fails, and the connection is lost', async (_, bytes) => {
    const server = await serve(({ id }, socket) => socket.write(bytes(id)))
    const connection = await open(server)
    const lost: ConsoleError[] = []
    connection.onLost((error) => lost.push(error))
    expect((await errorOf(connection.search('', search))).code).toBe('directory-garbled')
    expect(lost.map((error) => error.code)).toEqual(['directory-garbled'])
    expect((await errorOf(connection.search('', search))).code).toBe('directory-lost')
  })

  it('any damage to an honest answer ends in an error or an answer', async () => {
    const honest = Buffer.concat([
      entry(2, 'cn=1', { cn: ['a', 'b'], sn: ['c'] }),
      result(2, tags.searchDone),
    ])
    for (let at = 0; at < honest.length; at += 1) {
      for (const value of [0x00, 0x30, 0x7f, 0x84, 0xff]) {
        const damaged = Buffer.from(honest)
        damaged[at] = value
        const server = await startRawServer((_, socket) => socket.end(damaged))
        const connection = await DirectoryConnection.open({ urls: [server.url], security: 'ldap', ca: null })
        await connection.search('', search).catch((error) => expect(error).toBeInstanceOf(ConsoleError))
        await connection.close()
        await server.close()
      }
    }
  })
})

describe('loss', () => {
  it('is told once, and nothing connects again by itself', async () => {
    const server = await serve(({ tag, id }, socket) =>
      tag === tags.bind ? socket.write(result(id, tags.bindDone)) : socket.destroy(),
    )
    const connection = await open(server)
    await connection.bind('cn=a', 'secret')
    const lost: ConsoleError[] = []
    connection.onLost((error) => lost.push(error))
    const unsubscribed: ConsoleError[] = []
    connection.onLost((error) => unsubscribed.push(error))()
    expect((await errorOf(connection.search('', search))).code).toBe('directory-lost')
    expect((await errorOf(connection.search('', search))).code).toBe('directory-lost')
    expect((await errorOf(connection.modify('cn=a', change))).code).toBe('directory-lost')
    expect(lost).toHaveLength(1)
    expect(unsubscribed).toHaveLength(0)
    expect(server.connections).toHaveLength(1)
  })

  it('in the middle of a write leaves the outcome unknown; other calls are lost', async () => {
    const server = await serve(({ tag }, socket) => {
      if (tag === tags.modify) socket.destroy()
    })
    const connection = await open(server)
    const outcomes = await Promise.all([
      errorOf(connection.search('', search)),
      errorOf(connection.modify('cn=a', change)),
    ])
    expect(outcomes.map((error) => error.code)).toEqual(['directory-lost', 'outcome-unknown'])
  })

  it('by a garbled answer to a write leaves the outcome unknown', async () => {
    const server = await serve(({ id }, socket) => socket.write(result(id, tags.searchDone)))
    expect((await errorOf((await open(server)).modify('cn=a', change))).code).toBe('outcome-unknown')
  })

  it('by a notice of disconnection says what the directory said', async () => {
    const notice = { code: 52, diagnostic: 'going down for maintenance', name: '1.3.6.1.4.1.1466.20036' }
    const server = await serve((_, socket) => socket.write(result(0, tags.extendedDone, notice)))
    const error = await errorOf((await open(server)).search('', search))
    expect(error.code).toBe('directory-lost')
    expect(error.message).toContain('going down for maintenance')
  })

  it('on purpose ends calls under way, and is not told', async () => {
    const server = await serve(() => {})
    const connection = await open(server)
    const lost: ConsoleError[] = []
    connection.onLost((error) => lost.push(error))
    const under = errorOf(connection.search('', search))
    await sleep(20)
    await connection.close()
    await connection.close()
    expect((await under).code).toBe('directory-lost')
    expect(lost).toEqual([])
    await expect.poll(() => server.requests.map((request) => request.tag)).toContain(tags.unbind)
  })
})

const change = [{ op: 'add' as const, attribute: 'cn', values: ['x'] }]

describe('deadlines', () => {
  it('abandon the late call only, and tell the directory the limit too', async () => {
    const server = await serve((request, socket) => {
      if (request.body.includes('cn=slow')) return
      answerAll(request, socket)
    })
    const connection = await open(server)
    const slow = errorOf(connection.search('cn=slow', { ...search, deadlineMs: 50 }))
    expect((await connection.search('cn=fast', search)).complete).toBe(true)
    expect(await slow).toMatchObject({
      code: 'directory-timeout',
      detail: { operation: 'search', seconds: 0.05 },
    })
    expect((await connection.search('cn=fast', search)).complete).toBe(true)
    const asked = server.requests.find((request) => request.body.includes('cn=slow'))
    expect(timeLimitOf(asked)).toBe(1)
    const abandon = server.requests.find((request) => request.tag === tags.abandon)
    expect(abandon?.body).toEqual(Buffer.from([asked?.id ?? 0]))
  })

  it('let late answers pass', async () => {
    const late: (() => void)[] = []
    const server = await serve((request, socket) => {
      if (request.body.includes('cn=slow')) late.push(() => answerAll(request, socket))
      else answerAll(request, socket)
    })
    const connection = await open(server)
    const time = stillTime()
    const slow = errorOf(connection.search('cn=slow', search))
    await expect.poll(() => late).toHaveLength(1)
    time.pass(10_000)
    expect((await slow).code).toBe('directory-timeout')
    for (const answer of late) answer()
    expect((await connection.search('', search)).entries.map(({ dn }) => dn)).toEqual(['cn=4'])
  })

  it('of a write leave the outcome unknown', async () => {
    const connection = await open(await serve(() => {}), { callDeadlineMs: 20 })
    expect((await errorOf(connection.modify('cn=a', change))).code).toBe('outcome-unknown')
  })

  it('of a bind end the connection: nobody knows who is bound', async () => {
    const server = await serve(() => {})
    const connection = await open(server)
    const time = stillTime()
    const late = errorOf(connection.bind('cn=a', 'secret'))
    await expect.poll(() => server.requests).toHaveLength(1)
    time.pass(10_000)
    expect((await late).code).toBe('directory-timeout')
    expect((await errorOf(connection.search('', search))).code).toBe('directory-lost')
    expect(server.requests.filter((request) => request.tag === tags.bind)).toHaveLength(1)
  })

  it('that run out one after the other without a byte mean that the directory is gone', async () => {
    const connection = await open(await serve(() => {}), { callDeadlineMs: 20 })
    const lost: ConsoleError[] = []
    connection.onLost((error) => lost.push(error))
    expect((await errorOf(connection.search('', search))).code).toBe('directory-timeout')
    expect(lost).toEqual([])
    expect((await errorOf(connection.search('', search))).code).toBe('directory-timeout')
    expect(lost.map((error) => error.code)).toEqual(['directory-lost'])
  })
})

function timeLimitOf(request: RawRequest | undefined): number {
  const reader = new BerReader(request?.body ?? Buffer.alloc(0))
  reader.text()
  reader.integer(0x0a)
  reader.integer(0x0a)
  reader.integer()
  return reader.integer()
}

describe('bind', () => {
  const binding =
    (options: Parameters<typeof result>[2], compared = 5): Answer =>
    ({ id, tag }, socket) => {
      if (tag === tags.bind) socket.write(result(id, tags.bindDone, options))
      if (tag === tags.compare) socket.write(result(id, tags.compareDone, { code: compared }))
    }

  it.each([
    ['an empty password', 'cn=a', ''],
    ['an empty name', '', 'secret'],
  ])('with %s is refused before it is sent', async (_, dn, password) => {
    const server = await serve(answerAll)
    expect((await errorOf((await open(server)).bind(dn, password))).code).toBe('wrong-credentials')
    expect(server.requests).toEqual([])
  })

  it.each([
    ['wrong-credentials', { code: 49 }],
    ['account-locked', { code: 49, controls: [passwordPolicyControl(1)] }],
    ['password-expired', { code: 49, controls: [passwordPolicyControl(0)] }],
    ['password-expired', { controls: [passwordPolicyControl(2, 60)] }],
    [
      'account-disabled',
      { code: 49, diagnostic: '80090308: LdapErr: DSID-0C09, comment: x, data 533, v4563' },
    ],
  ])('tells %s', async (code, options) => {
    const server = await serve(binding(options))
    expect((await errorOf((await open(server)).bind('cn=a', 'secret'))).code).toBe(code)
    expect(server.requests.filter(({ tag }) => tag === tags.bind)).toHaveLength(1)
  })

  it('tells an account that is locked for good as disabled', async () => {
    const server = await serve(binding({ code: 49, controls: [passwordPolicyControl(1)] }, 6))
    expect((await errorOf((await open(server)).bind('cn=a', 'secret'))).code).toBe('account-disabled')
  })

  it('passes over warnings', async () => {
    const server = await serve(binding({ controls: [passwordPolicyControl(null, 86_400)] }))
    await (await open(server)).bind('cn=a', 'secret')
  })

  it('runs alone: waits for calls under way, and calls wait for it', async () => {
    const answers: (() => void)[] = []
    const server = await serve((request, socket) => answers.push(() => answerAll(request, socket)))
    const connection = await open(server)
    const seen = (): number[] => server.requests.map(({ tag }) => tag)
    const calls = [
      connection.search('', search),
      connection.bind('cn=a', 'secret'),
      connection.bind('cn=b', 'secret'),
    ]
    await expect.poll(seen).toEqual([tags.search])
    answers.shift()?.()
    await expect.poll(seen).toEqual([tags.search, tags.bind])
    calls.push(connection.search('', search))
    answers.shift()?.()
    await expect.poll(seen).toEqual([tags.search, tags.bind, tags.bind])
    answers.shift()?.()
    await expect.poll(seen).toEqual([tags.search, tags.bind, tags.bind, tags.search])
    answers.shift()?.()
    await Promise.all(calls)
  })

  it('keeps the password out of errors', async () => {
    const server = await serve(binding({ code: 49, diagnostic: 'no' }))
    const error = await errorOf((await open(server)).bind('cn=a', 'hunter2-hunter2'))
    expect(JSON.stringify([error.message, error.detail, error.stack])).not.toContain('hunter2')
  })
})
