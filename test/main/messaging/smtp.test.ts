import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type SmtpAccess, sendMail } from '../../../main/messaging/smtp.ts'
import { defaultTemplates, mail } from '../../../main/messaging/templates.ts'
import { type Authority, type Certificate, makeAuthority } from '../../directory/certificates.ts'
import { errorOf } from '../directory/served.ts'
import { isSigned } from './dkim.ts'
import { type MailServerOptions, startMailServer } from './mail-server.ts'

let authority: Authority
let certificate: Certificate

beforeAll(() => {
  authority = makeAuthority()
  certificate = authority.issue()
})

const login = { user: 'console', password: 'S3cret of the mail' }

async function server(options: Partial<MailServerOptions> = {}) {
  const started = await startMailServer({ certificate, ...options })
  onTestFinished(started.close)
  return started
}

const access = (port: number, more: Partial<SmtpAccess> = {}): SmtpAccess => ({
  host: 'localhost',
  port,
  security: 'tls',
  auth: null,
  from: 'help-desk@university.example',
  dkim: null,
  ...more,
})

const values = { code: '040506', organization: 'Practice Üniversity', minutes: '10', name: 'Priya' }
const message = (to = 'priya@bücher.example') => ({
  ...mail(defaultTemplates, values),
  to,
  organization: values.organization,
  messageId: '0123456789abcdef',
})

const send = (at: SmtpAccess, to?: string, deadlineMs = 5_000) =>
  sendMail({ access: at, ca: authority.certPem, deadlineMs }, message(to))

describe('a mail', () => {
  test('goes over TLS, in the name of the organization, as text and HTML', async () => {
    const { port, delivered } = await server()
    expect(await send(access(port))).toBe('250 Queued as 42')
    expect(delivered).toHaveLength(1)
    const [mail] = delivered
    expect(mail).toMatchObject({
      from: 'help-desk@university.example',
      // As the server reads it; on the wire it is ASCII.
      to: ['priya@bücher.example'],
      secure: true,
    })
    const raw = mail?.raw ?? ''
    expect(raw).toMatch(/^From: =\?UTF-8\?Q\?Practice_=C3=9Cniversity\?= <help-desk@university\.example>/m)
    expect(raw).toMatch(/^To: <?priya@xn--bcher-kva\.example>?\r$/m)
    expect(raw).toMatch(/^Message-ID: <0123456789abcdef@university\.example>/m)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
    expect(raw).toMatch(/^Content-Type: text\/html; charset=utf-8/m)
    expect(raw.match(/040506/g)?.length).toBeGreaterThanOrEqual(2)
  })

  test('goes by STARTTLS, signed in', async () => {
    const { port, delivered } = await server({ tls: false, login })
    const auth = { user: login.user, pass: login.password }
    await send(access(port, { security: 'starttls', auth }))
    expect(delivered).toMatchObject([{ secure: true, user: 'console' }])
  })

  test('is signed where the organization wants it (RFC 6376)', async () => {
    const { port, delivered } = await server()
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const dkim = {
      domainName: 'university.example',
      keySelector: 'console',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    }
    await send(access(port, { dkim }))
    const raw = delivered[0]?.raw ?? ''
    const signature = /^DKIM-Signature: (.*)$/m.exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
    expect(signature).toContain('d=university.example')
    expect(signature).toContain('s=console')
    expect(signature).toMatch(/h=[^;]*from[^;]*subject/i)
    expect(isSigned(raw, publicKey)).toBe(true)
    // On the way nobody changes the code, the sender's name or the subject.
    for (const [was, is] of [
      ['040506', '040507'],
      ['From: =?UTF-8?Q?Practice', 'From: =?UTF-8?Q?Another'],
      ['Subject: ', 'Subject: Re: '],
    ] as const)
      expect(isSigned(raw.replace(was, is), publicKey), is).toBe(false)
    expect(isSigned(raw, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe(false)
  })

  test.each([
    'priya@example.org\r\nRCPT TO:<mallory@example.com>',
    'priya@example.org\n',
    'priya@mallory.example@example.org',
    '"priya@example.org, mallory@example.com"',
    'priya@example.org, mallory@example.com',
    'Priya <priya@example.org>',
  ])('to %j reaches nobody', async (to) => {
    const { port, delivered, connections } = await server()
    expect((await errorOf(send(access(port), to))).code).toBe('bad-address')
    expect(delivered).toEqual([])
    expect(connections()).toBe(0)
  })
})

describe('a failure is told apart, and nothing is sent twice', () => {
  test('a wrong password, and a server that repeats it', async () => {
    const { port } = await server({ login })
    const auth = { user: login.user, pass: 'another S3cret' }
    const error = await errorOf(send(access(port, { auth })))
    expect(error).toMatchObject({ code: 'gateway-credentials', detail: { gateway: 'smtp', sent: 'no' } })
    expect(error.detail?.answer).toContain('Wrong password •••')
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('another S3cret')
  })

  test.each(['PLAIN', 'LOGIN'])('a server that repeats AUTH %s as it came', async (how) => {
    const pass = 'another S3cret'
    const port = await plain((socket) => {
      let heard = ''
      socket.write('220 plain\r\n')
      socket.on('data', (part) => {
        const line = part.toString().trim()
        if (line.startsWith('EHLO')) return socket.write(`250-plain\r\n250 AUTH ${how}\r\n`)
        heard += ` ${line}`
        const asks = line === 'AUTH LOGIN' || (heard.trim().split(' ').length === 3 && how === 'LOGIN')
        return socket.write(asks ? '334 VXNlcm5hbWU6\r\n' : `535 No such login:${heard}\r\n`)
      })
    })
    const auth = { user: login.user, pass }
    const error = await errorOf(send(access(port, { security: 'none', auth })))
    expect(error.code).toBe('gateway-credentials')
    expect(error.detail?.answer).toContain('No such login: AUTH')
    const encoded = [pass, `\0${login.user}\0${pass}`].map((text) => Buffer.from(text).toString('base64'))
    for (const secret of [pass, ...encoded]) expect(JSON.stringify(error) + error.stack).not.toContain(secret)
  })

  test('a mailbox that is not taken', async () => {
    const { port } = await server({ refuse: { at: 'recipient', code: 550, text: 'No such mailbox' } })
    const error = await errorOf(send(access(port)))
    expect(error).toMatchObject({ code: 'gateway-refused', detail: { sent: 'no' } })
    expect(error.detail?.answer).toContain('550 No such mailbox')
  })

  test('busy', async () => {
    const { port, connections } = await server({ refuse: { at: 'data', code: 451, text: 'Later' } })
    expect(await errorOf(send(access(port)))).toMatchObject({
      code: 'gateway-busy',
      detail: { answer: '451 Later' },
    })
    expect(connections()).toBe(1)
  })

  test('a certificate that nobody vouches for', async () => {
    const { port } = await server({ certificate: makeAuthority('Another').issue() })
    expect(await errorOf(send(access(port)))).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'certificate', sent: 'no' },
    })
  })

  test('STARTTLS with a certificate that nobody vouches for', async () => {
    const { port, delivered } = await server({ tls: false, certificate: makeAuthority('Another').issue() })
    expect(await errorOf(send(access(port, { security: 'starttls' })))).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'certificate', sent: 'no' },
    })
    expect(delivered).toEqual([])
  })

  test('nobody there', async () => {
    const { port, close } = await startMailServer({ certificate })
    await close()
    expect(await errorOf(send(access(port)))).toMatchObject({
      code: 'gateway-unreachable',
      detail: { answer: 'ECONNREFUSED', sent: 'no' },
    })
  })

  test('a server that takes the mail and says nothing: it may have arrived', async () => {
    const { port, delivered } = await server({ silent: true })
    const deadline = new AbortController()
    const spy = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal)
    onTestFinished(() => spy.mockRestore())
    const sent = errorOf(send(access(port)))
    await expect.poll(() => delivered).toHaveLength(1)
    deadline.abort()
    expect(await sent).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'deadline', sent: 'unknown' },
    })
  })

  test('a server of the web', async () => {
    const port = await plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<html>'))
    const error = await errorOf(send(access(port, { security: 'none' })))
    expect(error.code).toBe('gateway-garbled')
  })

  test('no STARTTLS where it has to be', async () => {
    let heard = ''
    const port = await plain((socket) => {
      socket.write('220 plain\r\n')
      socket.on('data', (part) => {
        heard += part.toString()
        const hello = part.toString().startsWith('EHLO')
        socket.write(hello ? '250-plain\r\n250 AUTH PLAIN\r\n' : '502 What?\r\n')
      })
    })
    const auth = { user: login.user, pass: login.password }
    const error = await errorOf(send(access(port, { security: 'starttls', auth })))
    expect(error).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'tls', sent: 'no' },
    })
    expect(heard).not.toContain('AUTH')
    expect(heard).not.toContain('MAIL FROM')
  })
})

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

async function plain(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    serve(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
