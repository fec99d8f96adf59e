import type { GatewaySettings } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readMailbox } from './mailbox.ts'
import { isCertificate, openSocket } from './smtp-socket.ts'
import type { Mail } from './templates.ts'
import { trouble, without } from './trouble.ts'

export interface SmtpAccess {
  host: string
  port: number
  security: NonNullable<GatewaySettings['smtp']>['security']
  auth: { user: string; pass: string } | null
  from: string
  dkim: { domainName: string; keySelector: string; privateKey: string } | null
}

export interface SmtpOptions {
  access: SmtpAccess
  /** PEM of an authority to trust besides those of the system. */
  ca?: string | undefined
  /** For one mail, from the first connection to the last answer. 10 s unless told. */
  deadlineMs?: number | undefined
}

export interface OutgoingMail extends Mail {
  to: string
  /** In whose name it goes out. */
  organization: string
  /** One for each click: a server or mailbox that gets it twice knows the second for the first. */
  messageId: string
}

/**
 * Hands one mail to the server.
 * @returns the server's own words
 * @throws ConsoleError bad-address, gateway-…
 */
export async function sendMail(options: SmtpOptions, mail: OutgoingMail): Promise<string> {
  const { access, ca, deadlineMs = 10_000 } = options
  // Once more, whatever was checked before: a line break that got here would reach somebody else.
  const to = readMailbox(mail.to).ascii
  const from = readMailbox(access.from)
  const deadline = AbortSignal.timeout(deadlineMs)
  const place = { host: access.host, port: access.port, tls: access.security === 'tls', ca }
  const { createTransport } = await import('nodemailer')
  const socket = await openSocket(place, deadline).catch((error: unknown) => {
    throw explain(error, access, deadline, 'no')
  })
  try {
    const transport = createTransport({
      host: access.host,
      port: access.port,
      connection: socket,
      secure: access.security === 'tls',
      secured: access.security === 'tls',
      requireTLS: access.security === 'starttls',
      ignoreTLS: access.security === 'none',
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      ...(access.auth && { auth: access.auth }),
      ...(access.dkim && { dkim: access.dkim }),
      greetingTimeout: deadlineMs,
      socketTimeout: deadlineMs,
      // A template is text: nothing in it may make the library open a file or a page.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const info = await race(
      transport.sendMail({
        from: { name: mail.organization, address: from.ascii },
        to: { name: '', address: to },
        envelope: { from: from.ascii, to: [to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}@${from.ascii.split('@')[1]}>`,
        // RFC 3834, 5: no holiday reply to this.
        headers: { 'Auto-Submitted': 'auto-generated' },
      }),
      deadline,
    )
    return without(secretsOf(access), String(info.response))
  } catch (error) {
    throw explain(error, access, deadline, 'unknown')
  } finally {
    socket.destroy()
  }
}

function race<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('deadline'))
    if (signal.aborted) late()
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject)
  })
}

/** The password, as typed and as it goes over the wire: by AUTH LOGIN alone, by AUTH PLAIN (RFC 4616) with the name. */
function secretsOf({ auth }: SmtpAccess): string[] {
  if (!auth) return []
  const { user, pass } = auth
  return [pass, ...[pass, `\0${user}\0${pass}`].map((text) => Buffer.from(text).toString('base64'))]
}

/** What nodemailer adds to its errors. */
interface MailError {
  message: string
  code?: string
  response?: string
  responseCode?: number
  originalCode?: string
}

function explain(
  error: unknown,
  access: SmtpAccess,
  deadline: AbortSignal,
  otherwise: 'no' | 'unknown',
): ConsoleError {
  if (error instanceof ConsoleError) return error
  const { message, code, response, responseCode, originalCode } = error as MailError
  const tell = (text: string) => without(secretsOf(access), text)
  const told = { gateway: 'smtp', sent: 'no' } as const
  if (isCertificate(error) || isCertificate({ code: originalCode }))
    return trouble('gateway-unreachable', {
      ...told,
      answer: originalCode ?? code ?? '',
      problem: 'certificate',
    })
  // The library's own words: it gives up before anything of the mail is said.
  if (code === 'ETLS') {
    const problem = /certificate|altname/i.test(message) ? 'certificate' : 'tls'
    return trouble('gateway-unreachable', { ...told, answer: tell(message), problem })
  }
  if (code === 'EAUTH')
    return trouble('gateway-credentials', { ...told, answer: tell(response ?? 'it takes no password') })
  if (code === 'EPROTOCOL')
    return trouble('gateway-garbled', { ...told, answer: tell(response ?? 'not the language of mail') })
  // RFC 5321, 4.2.1: 4xx may work later, 5xx will not. Either way this mail was not taken.
  if (responseCode !== undefined && response !== undefined)
    return trouble(responseCode < 500 ? 'gateway-busy' : 'gateway-refused', {
      ...told,
      answer: tell(response),
    })
  const answer = deadline.aborted ? 'no answer in time' : (originalCode ?? code ?? 'connection lost')
  return trouble('gateway-unreachable', {
    gateway: 'smtp',
    sent: otherwise,
    answer,
    problem: deadline.aborted ? 'deadline' : 'connection',
  })
}
