import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext } from 'node:tls'
import { ConsoleError, isCode } from '../errors.ts'
import { certificateProblem, certificateWords, trust } from './certificate.ts'
import { toConsoleError } from './errors.ts'
import { present } from './filter.ts'
import { extendedRequest, searchRequest } from './requests.ts'
import { Wire } from './wire.ts'

export interface ConnectionOptions {
  /** `ldap://host:port` or `ldaps://host:port`, tried in order. */
  urls: string[]
  security: 'ldap' | 'starttls' | 'ldaps'
  /** PEM of an authority to trust besides the system's, or null. */
  ca: string | null
  /** For each URL, until it has proved to be a directory; 10 s if not given. */
  connectDeadlineMs?: number
  /** For each call; 10 s if not given. */
  callDeadlineMs?: number
}

export interface Reached {
  wire: Wire
  url: string
}

interface Address {
  url: string
  host: string
  port: number
  tls: boolean
}

const startTls = '1.3.6.1.4.1.1466.20037'

/** Connects to the first directory that can be reached. A certificate that is not trusted ends the search. */
export async function reach(options: ConnectionOptions): Promise<Reached> {
  const addresses = options.urls.map((url) => parseUrl(url, options.security))
  const context = addresses.some((a) => a.tls) || options.security === 'starttls' ? trust(options.ca) : null
  const failures: ConsoleError[] = []
  for (const address of addresses) {
    try {
      return { url: address.url, wire: await reachOne(address, options, context) }
    } catch (error) {
      if (!(error instanceof ConsoleError) || !failsOver(error)) throw error
      failures.push(error)
    }
  }
  // The most telling one: a directory that answers strangely says more than a computer that is off.
  const told = failures.find((error) => error.code !== 'directory-unreachable') ?? failures[0]
  if (!told) throw new ConsoleError('bad-settings', 'No URL of the directory is set.', { setting: 'urls' })
  throw new ConsoleError(told.code, failures.map((error) => error.message).join(' '), told.detail)
}

function failsOver(error: ConsoleError): boolean {
  return error.code !== 'certificate-not-trusted' && error.code !== 'bad-settings'
}

function parseUrl(text: string, security: ConnectionOptions['security']): Address {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new ConsoleError('bad-settings', `Not a URL: ${text}`, { setting: 'urls', url: text })
  }
  const known = url.protocol === 'ldap:' || url.protocol === 'ldaps:'
  if (!known || url.hostname === '')
    throw new ConsoleError('bad-settings', `Not the URL of a directory: ${text}`, {
      setting: 'urls',
      url: text,
    })
  // Where scheme and setting differ, the safer one holds.
  const tls = url.protocol === 'ldaps:' || security === 'ldaps'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { url: text, host, port: Number(url.port) || (tls ? 636 : 389), tls }
}

async function reachOne(
  address: Address,
  options: ConnectionOptions,
  context: SecureContext | null,
): Promise<Wire> {
  const deadlineMs = options.connectDeadlineMs ?? 10_000
  const end = performance.now() + deadlineMs
  const left = (): number => Math.max(1, end - performance.now())
  const encrypt = (socket: Socket): Promise<Socket> => secure(socket, address, context, left())

  const bare = await plain(address, left())
  const wire = new Wire(address.tls ? await encrypt(bare) : bare)
  try {
    if (options.security === 'starttls' && !address.tls) {
      const result = await wire.call('starttls', extendedRequest(startTls), left())
      if (result.code !== 0) throw toConsoleError('starttls', result)
      await wire.upgrade(encrypt)
    }
    await prove(wire, left())
    return wire
  } catch (error) {
    await wire.close()
    if (!(error instanceof ConsoleError)) throw error
    const told = atAddress(error, address, options)
    // Many servers answer a plain request on their TLS port by closing without a word.
    if (told.detail?.reason === 'closed' && !address.tls && (await speaksTls(address, left()))) {
      throw new ConsoleError('not-ldap', `${address.url} speaks TLS: it is an ldaps port.`, {
        host: address.host,
        port: address.port,
        speaks: 'tls',
      })
    }
    throw told
  }
}

async function speaksTls(address: Address, deadlineMs: number): Promise<boolean> {
  try {
    const bare = await plain(address, deadlineMs)
    const socket = await secure(bare, address, null, deadlineMs)
    socket.destroy()
    return true
  } catch (error) {
    return isCode(error, 'certificate-not-trusted')
  }
}

/** Reads the root DSE, which every directory shows to everybody (RFC 4512, 5.1), or refuses in LDAP. */
async function prove(wire: Wire, deadlineMs: number): Promise<void> {
  const result = await wire.call(
    'search',
    searchRequest({
      base: '',
      scope: 'base',
      filter: present('objectClass'),
      attributes: ['supportedLDAPVersion'],
      sizeLimit: 0,
      timeLimitSeconds: Math.ceil(deadlineMs / 1000),
      page: null,
    }),
    deadlineMs,
  )
  // Some want a bind first, which proves it as well; one that is busy or going down is no place to stay.
  if (result.code === 51 || result.code === 52) throw toConsoleError('search', result)
}

function atAddress(error: ConsoleError, address: Address, options: ConnectionOptions): ConsoleError {
  const place = { host: address.host, port: address.port }
  if (error.code === 'directory-lost') {
    const message = `${address.url} closed the connection before it answered.`
    return new ConsoleError('directory-unreachable', message, { ...place, reason: 'closed' })
  }
  if (error.code === 'directory-timeout') {
    const seconds = (options.connectDeadlineMs ?? 10_000) / 1000
    return new ConsoleError('directory-timeout', `${address.url} did not answer in ${seconds} s.`, {
      ...place,
      seconds,
    })
  }
  return new ConsoleError(error.code, `${address.url}: ${error.message}`, { ...error.detail, ...place })
}

function plain(address: Address, deadlineMs: number): Promise<Socket> {
  const { host, port } = address
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 })
    const fail = (reason: string): void => {
      socket.destroy()
      const message = `${address.url} can't be reached: ${reason}.`
      reject(new ConsoleError('directory-unreachable', message, { host, port, reason }))
    }
    const timer = setTimeout(() => fail('no-answer'), deadlineMs)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      fail(unreachable[error.code ?? ''] ?? error.code ?? 'unknown')
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      // Until the next listener is there, an error must not be an uncaught one.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  ECONNRESET: 'closed',
  ETIMEDOUT: 'no-answer',
}

function secure(
  bare: Socket,
  address: Address,
  context: SecureContext | null,
  deadlineMs: number,
): Promise<Socket> {
  const { host, port } = address
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      socket: bare,
      host,
      ...(context && { secureContext: context }),
      ...(isIP(host) === 0 && { servername: host }),
    })
    const fail = (error: ConsoleError): void => {
      clearTimeout(timer)
      socket.destroy()
      bare.destroy()
      reject(error)
    }
    const timer = setTimeout(
      () => fail(new ConsoleError('directory-timeout', `${address.url} did not finish TLS.`, { host, port })),
      deadlineMs,
    )
    socket.on('error', (error: NodeJS.ErrnoException) => fail(tlsError(error, address)))
    socket.once('close', () => fail(tlsError(new Error('closed'), address)))
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('close')
      resolve(socket)
    })
  })
}

function tlsError(error: NodeJS.ErrnoException, { host, port, url }: Address): ConsoleError {
  const reason = certificateProblem(error.code)
  if (reason !== null)
    return new ConsoleError(
      'certificate-not-trusted',
      `The certificate of ${url} is not trusted: ${certificateWords(reason)} (${error.message}).`,
      { reason, host, port },
    )
  // Whatever else goes wrong here, the peer does not speak the TLS that we do.
  return new ConsoleError('not-ldap', `${url} does not speak TLS: ${error.message}`, {
    host,
    port,
    speaks: 'no-tls',
  })
}
