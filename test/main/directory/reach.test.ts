import { connect, createServer } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectionOptions, DirectoryConnection } from '../../../main/directory/connection.ts'
import type { ConsoleError } from '../../../main/errors.ts'
import {
  type Authority,
  type Certificate,
  makeAuthority,
  makeSelfSigned,
} from '../../directory/certificates.ts'
import { onRequests, type RawServer, result, startPeer, startRawServer, tags } from './raw-server.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end()
})

let authority: Authority
beforeAll(() => {
  authority = makeAuthority()
})

async function peer(onConnection: Parameters<typeof startPeer>[0]): Promise<RawServer> {
  const server = await startPeer(onConnection)
  cleanUp.push(server.close)
  return server
}

async function directory(bindCode = 0, rootDseCode = 0): Promise<RawServer> {
  const server = await startRawServer(
    ({ id, tag }, socket) => {
      if (tag === tags.bind) socket.write(result(id, tags.bindDone, { code: bindCode }))
    },
    { rootDse: ({ id }, socket) => socket.write(result(id, tags.searchDone, { code: rootDseCode })) },
  )
  cleanUp.push(server.close)
  return server
}

async function open(urls: string[], options: Partial<ConnectionOptions> = {}): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls, security: 'ldap', ca: null, ...options })
  cleanUp.unshift(() => connection.close())
  return connection
}

function failure(urls: string[], options: Partial<ConnectionOptions> = {}): Promise<ConsoleError> {
  return open(urls, options).then(
    () => expect.fail('it opened'),
    (error) => error,
  )
}

async function closedUrl(): Promise<string> {
  const server = await startPeer(() => {})
  await server.close()
  return server.url
}

describe('a peer that is no directory', () => {
  it.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'http'],
    ['a secure shell', 'SSH-2.0-OpenSSH_9.2\r\n', 'something else'],
    ['garbage', Buffer.from([0, 1, 2, 3, 4, 5]), 'something else'],
    ['garbage that begins like LDAP', Buffer.from([0x30, 3, 9, 9, 9]), 'something else'],
  ])('%s is told at its first bytes', async (_, bytes, speaks) => {
    const server = await peer((socket) => socket.write(bytes))
    expect(await failure([server.url])).toMatchObject({
      code: 'not-ldap',
      detail: { speaks, host: '127.0.0.1', port: server.port },
    })
  })

  it('TLS on a plain port is told as TLS', async () => {
    const server = await tlsDirectory(authority.issue())
    expect(await failure([server.url.replace('ldaps:', 'ldap:')])).toMatchObject({
      code: 'not-ldap',
      detail: { speaks: 'tls' },
    })
  })

  it('no TLS on a TLS port is told', async () => {
    const server = await peer((socket) =>
      socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
    )
    expect(await failure([server.url], { security: 'ldaps' })).toMatchObject({
      code: 'not-ldap',
      detail: { speaks: 'no-tls' },
    })
  })

  it('one that closes at once', async () => {
    const server = await peer((socket) => socket.end())
    expect(await failure([server.url])).toMatchObject({
      code: 'directory-unreachable',
      detail: { reason: 'closed' },
    })
  })

  it.each(['ldap', 'starttls', 'ldaps'] as const)('one that says nothing (%s)', async (security) => {
    const server = await peer(() => {})
    const error = await failure([server.url], { security, connectDeadlineMs: 50 })
    expect(error.code).toBe('directory-timeout')
  })
})

describe('a directory that can not be reached', () => {
  it('because nobody listens', async () => {
    const url = await closedUrl()
    expect(await failure([url])).toMatchObject({
      code: 'directory-unreachable',
      detail: { reason: 'refused', host: '127.0.0.1' },
    })
  })

  it('because its name is unknown', async () => {
    const error = await failure(['ldap://no-such-host.invalid'])
    expect(error).toMatchObject({
      code: 'directory-unreachable',
      detail: { reason: 'unknown-host', port: 389 },
    })
  })

  it.each(['http://127.0.0.1', 'directory.example.org', 'ldap://', 'ldap://a:99999'])(
    'because %s is no URL of one',
    async (url) => {
      expect((await failure([url])).code).toBe('bad-settings')
    },
  )

  it('because there is no URL', async () => {
    expect((await failure([])).code).toBe('bad-settings')
  })
})

it('an address of IPv6 is written in brackets', async (context) => {
  const behind = await directory()
  const server = createServer((client) => {
    const upstream = connect(behind.port, '127.0.0.1')
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.pipe(upstream).pipe(client)
  })
  const listening = await new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true))
  })
  if (!listening) return context.skip('no IPv6 on this computer')
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const connection = await open([`ldap://[::1]:${port}`])
  await connection.bind('cn=a', 'secret')
})

describe('several URLs', () => {
  it('are tried in order', async () => {
    const [web, busy, good, unused] = [
      await peer((socket) => socket.write('HTTP/1.1 400\r\n')),
      await directory(0, 51),
      await directory(),
      await directory(),
    ]
    const connection = await open([await closedUrl(), web.url, busy.url, good.url, unused.url])
    expect(connection.url).toBe(good.url)
    expect(unused.connections).toHaveLength(0)
  })

  it('that all fail are all named, by the most telling failure', async () => {
    const [closed, web] = [await closedUrl(), await peer((socket) => socket.write('HTTP/1.1 400\r\n'))]
    const error = await failure([closed, web.url])
    expect(error.code).toBe('not-ldap')
    expect(error.message).toContain(closed)
    expect(error.message).toContain(web.url)
  })

  it('are not tried for a refused bind', async () => {
    const [refuses, other] = [await directory(49), await directory()]
    const connection = await open([refuses.url, other.url])
    await expect(connection.bind('cn=a', 'secret')).rejects.toMatchObject({ code: 'wrong-credentials' })
    expect(other.connections).toHaveLength(0)
    expect(refuses.requests).toHaveLength(1)
  })

  it('are not tried past a certificate that is not trusted', async () => {
    const [untrusted, other] = [await tlsDirectory(makeSelfSigned()), await tlsDirectory(authority.issue())]
    const error = await failure([untrusted.url, other.url], { security: 'ldaps', ca: authority.certPem })
    expect(error.code).toBe('certificate-not-trusted')
  })
})

/** Speaks TLS at once, and then enough LDAP to be opened. */
async function tlsDirectory({ certPem, keyPem }: Certificate): Promise<RawServer> {
  const server = createTlsServer({ cert: certPem, key: keyPem }, (socket) => {
    socket.on('error', () => {})
    onRequests(socket, ({ id, tag }) => {
      if (tag === tags.search) socket.write(result(id, tags.searchDone))
    })
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  cleanUp.push(close)
  return {
    url: `ldaps://127.0.0.1:${address.port}`,
    port: address.port,
    requests: [],
    connections: [],
    close,
  }
}

describe('certificates', () => {
  it('of an authority that is given are trusted', async () => {
    const server = await tlsDirectory(authority.issue())
    await open([server.url], { security: 'ldaps', ca: authority.certPem })
    await open([server.url.replace('127.0.0.1', 'localhost')], { security: 'ldaps', ca: authority.certPem })
  })

  it('that vouch for themselves are trusted if they are given', async () => {
    const certificate = makeSelfSigned()
    const server = await tlsDirectory(certificate)
    await open([server.url], { security: 'ldaps', ca: certificate.certPem })
  })

  it.each<[string, () => Certificate]>([
    ['self-signed', makeSelfSigned],
    ['unknown-authority', () => makeAuthority('Another').issue()],
    ['expired', () => authority.issue({ expired: true })],
    ['wrong-host', () => authority.issue({ names: 'DNS:elsewhere.example.org' })],
  ])('are refused when %s', async (reason, certificate) => {
    const server = await tlsDirectory(certificate())
    const error = await failure([server.url], { security: 'ldaps', ca: authority.certPem })
    expect(error).toMatchObject({
      code: 'certificate-not-trusted',
      detail: { reason, host: '127.0.0.1', port: server.port },
    })
  })

  it('hold for an ldaps URL whatever the setting says', async () => {
    const server = await tlsDirectory(makeSelfSigned())
    expect((await failure([server.url], { security: 'ldap' })).code).toBe('certificate-not-trusted')
  })

  it('that are none are told as a setting', async () => {
    const error = await failure(['ldaps://127.0.0.1:1'], {
      ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    })
    expect(error).toMatchObject({ code: 'bad-settings', detail: { setting: 'ca' } })
  })
})

describe('StartTLS', () => {
  /** Answers StartTLS with `code`, and goes on as `then` says. */
  async function startTlsServer(
    code: number,
    then: (socket: import('node:net').Socket) => void,
    extra: Buffer = Buffer.alloc(0),
  ): Promise<RawServer> {
    return peer((socket) => {
      const take = (chunk: Buffer): void => {
        expect(chunk.includes('1.3.6.1.4.1.1466.20037')).toBe(true)
        socket.off('data', take)
        socket.write(Buffer.concat([result(1, tags.extendedDone, { code }), extra]))
        then(socket)
      }
      socket.on('data', take)
    })
  }

  const secured =
    (certificate: Certificate) =>
    (socket: import('node:net').Socket): void => {
      const tls = new TLSSocket(socket, {
        isServer: true,
        cert: certificate.certPem,
        key: certificate.keyPem,
      })
      tls.on('error', () => {})
      onRequests(tls, ({ id, tag }) => {
        if (tag === tags.search) tls.write(result(id, tags.searchDone))
      })
    }

  it('is followed by an encrypted connection', async () => {
    const server = await startTlsServer(0, secured(authority.issue()))
    const connection = await open([server.url], { security: 'starttls', ca: authority.certPem })
    expect(connection.roundTrips).toBe(2)
  })

  it('checks the certificate', async () => {
    const server = await startTlsServer(0, secured(makeSelfSigned()))
    const error = await failure([server.url], { security: 'starttls', ca: authority.certPem })
    expect(error).toMatchObject({ code: 'certificate-not-trusted', detail: { reason: 'self-signed' } })
  })

  it('that is refused never goes on in the clear', async () => {
    let more = 0
    const server = await startTlsServer(2, (socket) =>
      socket.on('data', (chunk: Buffer) => {
        if (chunk.includes('objectClass')) more += 1
      }),
    )
    expect((await failure([server.url], { security: 'starttls' })).code).toBe('starttls-refused')
    expect(more).toBe(0)
  })

  it('does not believe what was slipped in before the encryption', async () => {
    const slippedIn = result(2, tags.searchDone)
    const server = await startTlsServer(0, secured(authority.issue()), slippedIn)
    const error = await failure([server.url], { security: 'starttls', ca: authority.certPem })
    expect(error.code).toBe('directory-garbled')
  })
})
