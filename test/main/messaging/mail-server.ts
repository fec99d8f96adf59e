import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Certificate } from '../../directory/certificates.ts'

export interface Delivered {
  from: string
  to: string[]
  secure: boolean
  user: string | null
  /** As it went over the wire. */
  raw: string
}

export interface MailServerOptions {
  certificate: Certificate
  /** TLS from the first byte; else STARTTLS is offered. */
  tls?: boolean
  login?: { user: string; password: string }
  /** Reply to the recipient or to the mail instead of taking it; looked at anew for each. */
  refuse?: { at: 'recipient' | 'data'; code: number; text: string } | null
  /** Any, unless one is wanted again. */
  port?: number
  /** Takes the mail and never says so. */
  silent?: boolean
}

export interface MailServer {
  port: number
  delivered: Delivered[]
  connections(): number
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it gets. */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const delivered: Delivered[] = []
  let connections = 0
  const { certificate, login } = options
  const refusal = () => Object.assign(new Error(options.refuse?.text), { responseCode: options.refuse?.code })
  const server = new SMTPServer({
    key: certificate.keyPem,
    cert: certificate.certPem,
    secure: options.tls ?? true,
    authOptional: login === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, callback) {
      connections += 1
      callback()
    },
    onAuth({ username, password }, _session, callback) {
      const known = username === login?.user && password === login?.password
      if (known) callback(null, { user: username })
      else callback(new Error(`Wrong password ${password}`))
    },
    onRcptTo(_address, _session, callback) {
      callback(options.refuse?.at === 'recipient' ? refusal() : null)
    },
    onData(stream, session, callback) {
      let raw = ''
      stream.on('data', (part: Buffer) => {
        raw += part.toString()
      })
      stream.on('end', () => {
        if (options.refuse?.at === 'data') return callback(refusal())
        const { mailFrom, rcptTo } = session.envelope
        delivered.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: (session.user as string | undefined) ?? null,
          raw,
        })
        if (!options.silent) callback(null, 'Queued as 42')
      })
    },
  })
  // Clients that break off are part of the tests.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    delivered,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
