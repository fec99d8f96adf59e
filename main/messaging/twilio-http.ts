import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** What went wrong between us and the gateway. Holds nothing of the request: its headers carry the secret. */
export class HttpTrouble extends Error {
  readonly kind: 'connection' | 'deadline' | 'garbled'
  /** False: not a byte of the request can have reached anybody. */
  readonly reached: boolean

  constructor(kind: HttpTrouble['kind'], message: string, reached: boolean) {
    super(message)
    this.name = 'HttpTrouble'
    this.kind = kind
    this.reached = reached
  }
}

/** What Twilio's library asks of the client that it is given. */
export interface TwilioRequest {
  method: string
  uri: string
  username?: string
  password?: string
  headers?: Record<string, string>
  params?: Record<string, unknown>
  data?: Record<string, unknown>
}

export interface TwilioResponse {
  statusCode: number
  body: unknown
  headers: Record<string, unknown>
}

const mostBytes = 1_000_000

export interface Agents {
  http: HttpAgent
  https: HttpsAgent
}

/**
 * Connections are kept for a moment: the next request of the same step needs no handshake. Not for longer, lest
 * Twilio close one just when it is used again and it can't be told whether the request arrived.
 */
export function createAgents(): Agents {
  const options = { keepAlive: true, maxSockets: 4, timeout: 5_000 }
  return { http: new HttpAgent(options), https: new HttpsAgent(options) }
}

/**
 * One request for Twilio's library, in place of its own client: that one throws axios' errors, whose JSON
 * holds the Basic header, does not tell whether a request can have arrived, and has a deadline for silence
 * only, not for the whole answer.
 * @throws HttpTrouble
 */
export async function twilioRequest(
  { method, uri, username, password, headers, params, data }: TwilioRequest,
  { agents, deadlineMs }: { agents: Agents; deadlineMs: number },
): Promise<TwilioResponse> {
  const url = new URL(uri)
  for (const [name, value] of entriesOf(params)) url.searchParams.append(name, value)
  const body = data === undefined ? null : new URLSearchParams(entriesOf(data)).toString()
  const { response, text } = await exchange(
    url,
    {
      method: method.toUpperCase(),
      headers: {
        ...headers,
        ...(body !== null && { 'Content-Length': Buffer.byteLength(body) }),
      },
      ...(username !== undefined && { auth: `${username}:${password ?? ''}` }),
      agent: url.protocol === 'http:' ? agents.http : agents.https,
    },
    body,
    deadlineMs,
  )
  return {
    statusCode: response.statusCode ?? 0,
    body: parse(text, response),
    headers: response.headers,
  }
}

function entriesOf(values: Record<string, unknown> | undefined): [string, string][] {
  return Object.entries(values ?? {})
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, textOf(one)]),
    )
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function parse(text: string, response: IncomingMessage): unknown {
  if (text === '') return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Told below, as is JSON that is no object.
  }
  const type = response.headers['content-type'] ?? 'no content type'
  throw new HttpTrouble('garbled', `HTTP ${response.statusCode}, ${type}: no JSON`, true)
}

function exchange(
  url: URL,
  options: RequestOptions,
  body: string | null,
  deadlineMs: number,
): Promise<{ response: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    let reached = false
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest
    const request = send(url, options)
    const fail = (kind: HttpTrouble['kind'], message: string) => {
      clearTimeout(timer)
      reject(new HttpTrouble(kind, message, reached))
      request.destroy()
    }
    const timer = setTimeout(
      () => fail('deadline', `no answer within ${Math.round(deadlineMs / 1000)} s`),
      deadlineMs,
    )
    request.on('socket', (socket) => {
      // A kept connection carries the request at once; on a new one nothing goes out before it stands.
      if (!socket.connecting) reached = true
      else
        socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => {
          reached = true
        })
    })
    // Only the code: some of Node's messages quote what was asked for.
    request.on('error', (error: NodeJS.ErrnoException) => fail('connection', error.code ?? error.name))
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > mostBytes) fail('garbled', 'an answer of more than a megabyte')
      })
      response.on('error', (error: NodeJS.ErrnoException) => fail('connection', error.code ?? error.name))
      response.on('end', () => {
        clearTimeout(timer)
        resolve({ response, text })
      })
    })
    request.end(body ?? undefined)
  })
}
