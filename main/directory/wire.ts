import type { Socket } from 'node:net'
import type { ErrorCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { BerReader, elementLength, garbled } from './ber.ts'
import type { Entry } from './entry.ts'
import type { Operation } from './errors.ts'
import { abandonRequest, type Encode, unbindRequest } from './requests.ts'
import { type LdapResult, noticeOfDisconnection, readResponse, searchEntry } from './responses.ts'

/** No honest answer is larger: an entry with a photo has some hundred kilobytes. */
const largestMessage = 32 * 1024 * 1024
/** A peer that let so many calls in a row run out without a single byte is gone. */
const silentCallsUntilLost = 2
/**
 * So long is not looked for more after a look at a stream of entries that found no more than this: servers send them
 * one by one, and waking up for each costs several times what reading it does. The system keeps meanwhile what comes.
 */
const restMs = 1
const fewBytes = 16 * 1024

/** After the loss of the connection nobody knows whether these were carried out. */
const writes: ReadonlySet<Operation> = new Set<Operation>(['add', 'modify', 'delete'])

/** An entry's element (RFC 4511, 4.5.2) lies in these bytes from `start` to `end`, until the call returns. */
export type TakeRaw = (bytes: Buffer, start: number, end: number) => void

/** What comes of each entry that is found. */
export type TakeEntry = { entry: (entry: Entry) => void } | { raw: TakeRaw }

interface Pending {
  operation: Operation
  take: TakeEntry | undefined
  resolve(result: LdapResult): void
  reject(error: ConsoleError): void
  timer: NodeJS.Timeout
  silentSince: number
}

/**
 * LDAP messages over one socket: numbers requests, hands each answer to its call, keeps deadlines, and says
 * once that the connection is lost. It never connects again by itself: a new connection is not bound.
 */
export class Wire {
  /** Requests sent that the directory answers: what a bench counts. */
  roundTrips = 0
  private lastId = 0
  private readonly pending = new Map<number, Pending>()
  private readonly listeners = new Set<(error: ConsoleError) => void>()
  private lost: ConsoleError | null = null
  private rest: Buffer[] = []
  private restLength = 0
  private restNeeds = 0
  private received = 0
  private silentCalls = 0
  /** Until the first whole answer, nonsense means that the peer is no directory. */
  private proven = false
  private socket: Socket

  constructor(socket: Socket) {
    this.socket = socket
    this.listen()
  }

  private listen(): void {
    this.socket.on('data', this.onData).on('error', this.onError).on('close', this.onClose)
  }

  /** For StartTLS: hands the bare socket out, and takes the encrypted one in. */
  async upgrade(encrypt: (socket: Socket) => Promise<Socket>): Promise<void> {
    const bare = this.socket
    bare.off('data', this.onData).off('error', this.onError).off('close', this.onClose)
    // What came after the answer to StartTLS came unencrypted, from anybody on the way.
    if (this.lost) throw this.lost
    if (this.restLength > 0) throw garbled('it goes on after the answer to StartTLS')
    this.socket = await encrypt(bare)
    this.listen()
  }

  /**
   * @param deadlineMs after which the call is given up and abandoned, while others go on
   * @param signal gives a search up before: it rejects with the signal's reason
   * @throws ConsoleError directory-timeout, directory-lost, directory-garbled; outcome-unknown for a write
   */
  call(
    operation: Operation,
    encode: Encode,
    deadlineMs: number,
    take?: TakeEntry,
    signal?: AbortSignal,
  ): Promise<LdapResult> {
    let giveUp = (): void => undefined
    const answered = new Promise<LdapResult>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (this.lost) return reject(new ConsoleError('directory-lost', this.lost.message))
      this.lastId += 1
      const id = this.lastId
      let bytes: Buffer
      try {
        bytes = encode(id)
      } catch (error) {
        const why = error instanceof Error ? error.message : 'unknown'
        return reject(new ConsoleError('bad-arguments', `The request can't be written: ${why}.`))
      }
      const timer = setTimeout(() => this.runOut(id, deadlineMs), deadlineMs)
      this.pending.set(id, { operation, take, resolve, reject, timer, silentSince: this.received })
      giveUp = () => {
        if (!this.pending.delete(id)) return
        clearTimeout(timer)
        this.abandon(id)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp)
      this.roundTrips += 1
      this.socket.write(bytes)
    })
    return signal ? answered.finally(() => signal.removeEventListener('abort', giveUp)) : answered
  }

  get isLost(): boolean {
    return this.lost !== null
  }

  onLost(listener: (error: ConsoleError) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls in flight are given up; listeners of `onLost` are not called. */
  async close(): Promise<void> {
    this.listeners.clear()
    if (!this.lost && this.socket.writable) {
      const { socket } = this
      await new Promise<void>((resolve) => {
        // A peer that does not read any more must not keep us.
        const timer = setTimeout(resolve, 200)
        socket.end(unbindRequest(this.lastId + 1), () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    this.lose(new ConsoleError('directory-lost', 'The console closed the connection.'))
  }

  /** Ends the connection for a reason found outside, such as a bind whose outcome nobody knows. */
  fail(error: ConsoleError): void {
    this.lose(error)
  }

  private runOut(id: number, deadlineMs: number): void {
    const call = this.pending.get(id)
    if (!call) return
    this.pending.delete(id)
    const after = `The directory did not answer ${call.operation} within ${deadlineMs / 1000} s`
    const detail = { operation: call.operation, seconds: deadlineMs / 1000 }
    if (writes.has(call.operation)) {
      call.reject(new ConsoleError('outcome-unknown', `${after}; it may still carry it out.`, detail))
    } else {
      call.reject(new ConsoleError('directory-timeout', `${after}.`, detail))
      // RFC 4511, 4.2.1 and 4.14: binds and StartTLS can't be abandoned.
      if (call.operation === 'search' || call.operation === 'compare') this.abandon(id)
    }
    this.silentCalls = call.silentSince === this.received ? this.silentCalls + 1 : 0
    if (this.silentCalls >= silentCallsUntilLost)
      this.lose(new ConsoleError('directory-lost', `${after}, nor any other call.`))
  }

  private abandon(id: number): void {
    this.lastId += 1
    this.socket.write(abandonRequest(id)(this.lastId))
  }

  private readonly onData = (chunk: Buffer): void => {
    this.received += chunk.length
    this.silentCalls = 0
    try {
      this.take(chunk)
      if (chunk.length < fewBytes) this.letGather()
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
      this.lose(
        this.proven ? error : new ConsoleError('not-ldap', 'The peer does not speak LDAP.', saysWhat(chunk)),
      )
    }
  }

  /** Whether somebody wants entries as they come. */
  private get isStreaming(): boolean {
    for (const { take } of this.pending.values()) if (take && 'raw' in take) return true
    return false
  }

  private letGather(): void {
    if (!this.isStreaming || this.lost) return
    this.socket.pause()
    setTimeout(() => this.socket.resume(), restMs)
  }

  private readonly onError = (error: Error): void =>
    this.lose(new ConsoleError('directory-lost', `The connection broke: ${error.message}.`))

  private readonly onClose = (): void =>
    this.lose(new ConsoleError('directory-lost', 'The directory closed the connection.'))

  /** Cuts the stream into messages. Pieces of a long one are joined once, when all of it is there. */
  private take(chunk: Buffer): void {
    let bytes = chunk
    if (this.restLength > 0) {
      this.rest.push(chunk)
      this.restLength += chunk.length
      if (this.restLength < this.restNeeds) return
      bytes = Buffer.concat(this.rest, this.restLength)
      this.rest = []
      this.restLength = 0
    }
    let start = 0
    while (start < bytes.length && !this.lost) {
      if (bytes[start] !== 0x30) throw garbled('it is no LDAP message')
      const length = elementLength(bytes, start, bytes.length)
      if (length !== null && length > largestMessage) throw garbled(`a message of ${length} bytes`)
      if (length === null || start + length > bytes.length) {
        this.rest = [bytes.subarray(start)]
        this.restLength = bytes.length - start
        this.restNeeds = length ?? this.restLength + 1
        return
      }
      this.message(bytes, start, start + length)
      start += length
    }
  }

  private message(bytes: Buffer, start: number, end: number): void {
    if (this.takeRaw(bytes, start, end)) return
    const response = readResponse(bytes, start, end)
    this.proven = true
    if (response.id === 0 && response.kind === 'result') {
      this.unsolicited(response.result)
      return
    }
    if (response.id < 0 || response.id > this.lastId) throw garbled('it answers what was never asked')
    // Answers to calls that were given up still come.
    const call = this.pending.get(response.id)
    if (!call) return
    if (response.kind === 'entry' && call.take && 'entry' in call.take) call.take.entry(response.entry)
    if (response.kind !== 'result') return
    this.pending.delete(response.id)
    clearTimeout(call.timer)
    if (response.tag !== answerTag[call.operation]) {
      const error = garbled(`it answers ${call.operation} with another operation`)
      call.reject(writes.has(call.operation) ? unknown(call.operation, error) : error)
      throw error
    }
    call.resolve(response.result)
  }

  /** Where nobody wants an `Entry` made of it, none is made. */
  private takeRaw(bytes: Buffer, start: number, end: number): boolean {
    const reader = new BerReader(bytes, start, end)
    reader.open(0x30)
    const call = this.pending.get(reader.integer())
    if (!call?.take || !('raw' in call.take) || reader.peek() !== searchEntry) return false
    call.take.raw(bytes, reader.position, end)
    return true
  }

  private unsolicited(result: LdapResult): void {
    if (result.name !== noticeOfDisconnection) return
    const why = result.diagnostic || `result code ${result.code}`
    this.lose(
      new ConsoleError('directory-lost', `The directory ended the connection: ${why}.`, {
        resultCode: result.code,
      }),
    )
  }

  private lose(error: ConsoleError): void {
    if (this.lost) return
    this.lost = error
    this.socket.destroy()
    for (const call of this.pending.values()) {
      clearTimeout(call.timer)
      call.reject(writes.has(call.operation) ? unknown(call.operation, error) : error)
    }
    this.pending.clear()
    this.rest = []
    for (const listener of this.listeners) listener(error)
    this.listeners.clear()
  }
}

const answerTag: Record<Operation, number> = {
  bind: 0x61,
  search: 0x65,
  modify: 0x67,
  add: 0x69,
  delete: 0x6b,
  compare: 0x6f,
  starttls: 0x78,
  whoami: 0x78,
}

function unknown(operation: Operation, cause: ConsoleError): ConsoleError {
  return new ConsoleError(
    'outcome-unknown',
    `${cause.message} Nobody knows whether ${operation} was carried out.`,
    {
      operation,
      cause: cause.code satisfies ErrorCode,
    },
  )
}

function saysWhat(chunk: Buffer): { speaks: string } {
  const start = chunk.toString('latin1', 0, 16)
  // A TLS alert or handshake record.
  if ((chunk[0] === 0x15 || chunk[0] === 0x16) && chunk[1] === 0x03) return { speaks: 'tls' }
  if (start.startsWith('HTTP/') || start.startsWith('<')) return { speaks: 'http' }
  return { speaks: 'something else' }
}
