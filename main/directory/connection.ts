import { ConsoleError, isCode } from '../errors.ts'
import { createTurn } from '../turns.ts'
import type { Entry } from './entry.ts'
import { bindRefusal, type Operation, toConsoleError } from './errors.ts'
import { type Filter, present } from './filter.ts'
import { type ConnectionOptions, reach } from './reach.ts'
import {
  addRequest,
  bindRequest,
  type Change,
  compareRequest,
  deleteRequest,
  type Encode,
  extendedRequest,
  modifyRequest,
  searchRequest,
} from './requests.ts'
import { type LdapResult, readPage } from './responses.ts'
import type { TakeEntry, TakeRaw, Wire } from './wire.ts'

export type { ConnectionOptions } from './reach.ts'
export type { Change } from './requests.ts'

export interface SearchOptions {
  scope: 'base' | 'one' | 'sub'
  filter: Filter
  /** Every read names its attributes; an empty list reads names only. */
  attributes: string[]
  sizeLimit?: number
  deadlineMs?: number
}

export type SearchAnswer =
  | { entries: Entry[]; complete: true }
  | { entries: Entry[]; complete: false; why: 'size-limit' | 'time-limit' | 'admin-limit' }

export interface ScanListener {
  take: TakeRaw
  /** After each page, with the server's guess of how many there are in all; 0: it makes none. */
  pageRead: (estimate: number) => void
  /** Ends it at once: the page under way is abandoned, and nothing more is handed out. */
  signal: AbortSignal
}

const incomplete = { 3: 'time-limit', 4: 'size-limit', 11: 'admin-limit' } as const
const whoAmI = '1.3.6.1.4.1.4203.1.11.3'
/** How the password policy overlay marks an account that an administrator has locked for good. */
const lockedForGood = '000001010000Z'
/** Servers may send empty pages with a cookie, but one that sends nothing else would never end. */
const mostEmptyPages = 1_000

/**
 * A connection to one directory, bound as one person. It is opened whole before anybody gets it, so callers
 * can't race for its first use; when it is lost it stays lost, so that nothing runs unauthenticated.
 *
 * Calls throw `ConsoleError`: what the directory refuses by the table in errors.ts, and `directory-timeout`,
 * `directory-lost`, `directory-garbled`; writes whose answer did not come throw `outcome-unknown`.
 */
export class DirectoryConnection {
  /** Resolves when no bind is under way (RFC 4511, 4.2.1: nothing may be asked meanwhile). */
  private binding: Promise<unknown> | null = null
  private readonly running = new Set<Promise<unknown>>()
  private readonly inPagedTurn = createTurn()

  private constructor(
    readonly url: string,
    private readonly wire: Wire,
    private readonly deadlineMs: number,
  ) {}

  /**
   * Tries each URL in order until one is a directory.
   * @throws ConsoleError directory-unreachable, directory-timeout, certificate-not-trusted, not-ldap, bad-settings
   */
  static async open(options: ConnectionOptions): Promise<DirectoryConnection> {
    const { wire, url } = await reach(options)
    return new DirectoryConnection(url, wire, options.callDeadlineMs ?? 10_000)
  }

  get isLost(): boolean {
    return this.wire.isLost
  }

  get roundTrips(): number {
    return this.wire.roundTrips
  }

  /**
   * Sent once, never again by itself: repeated binds lock accounts. After a failure nobody is bound.
   * @throws ConsoleError wrong-credentials, account-locked, account-disabled, password-expired, …
   */
  async bind(dn: string, password: string): Promise<void> {
    // RFC 4513, 5.1.2: with an empty name or password the directory would let us in as nobody.
    if (dn === '' || password === '')
      throw new ConsoleError('wrong-credentials', 'Name or password is empty.')
    while (this.binding) await this.binding.catch(() => {})
    const bound = this.bindAlone(dn, password)
    this.binding = bound
    try {
      await bound
    } finally {
      this.binding = null
    }
  }

  private async bindAlone(dn: string, password: string): Promise<void> {
    await Promise.allSettled(this.running)
    let result: LdapResult
    try {
      result = await this.wire.call('bind', bindRequest(dn, password), this.deadlineMs)
    } catch (error) {
      // Bound or not? Then nothing more may be asked on this connection.
      if (error instanceof ConsoleError) this.wire.fail(error)
      throw error
    }
    if (result.code === 0 && bindRefusal(result) === null) return
    const refused = toConsoleError('bind', result)
    if (refused.code === 'account-locked' && (await this.isDisabled(dn)))
      throw new ConsoleError('account-disabled', refused.message, refused.detail)
    throw refused
  }

  /** Password policy tells locked and disabled with one code; the entry tells them apart, if we may ask. */
  private async isDisabled(dn: string): Promise<boolean> {
    try {
      const request = compareRequest(dn, 'pwdAccountLockedTime', lockedForGood)
      return (await this.wire.call('compare', request, this.deadlineMs)).code === 6
    } catch {
      return false
    }
  }

  /** The DN that the directory knows us by; empty for nobody. RFC 4532. */
  async whoAmI(): Promise<string> {
    const result = await this.ask('whoami', extendedRequest(whoAmI))
    return (result.value?.toString('utf8') ?? '').replace(/^dn:/i, '')
  }

  /** Says when the directory stopped before the end; entries of other directories (references) are left out. */
  async search(base: string, options: SearchOptions): Promise<SearchAnswer> {
    const entries: Entry[] = []
    const result = await this.runSearch(base, options, null, { entry: (entry) => entries.push(entry) })
    if (result.code === 0) return { entries, complete: true }
    const why = incomplete[result.code as keyof typeof incomplete]
    if (why === undefined) throw toConsoleError('search', result)
    return { entries, complete: false, why }
  }

  /**
   * All that match, page by page (RFC 2696), the next one under way while the caller works on one.
   * Never ends early without an error: only an empty cookie ends it. The deadline is each page's.
   */
  async *pages(base: string, options: SearchOptions & { pageSize: number }): AsyncGenerator<Entry[]> {
    const read = async (cookie: Buffer): Promise<{ entries: Entry[]; cookie: Buffer }> => {
      const entries: Entry[] = []
      const page = { size: options.pageSize, cookie }
      const result = await this.runSearch(base, options, page, { entry: (entry) => entries.push(entry) })
      if (result.code !== 0) throw toConsoleError('search', result)
      return { entries, cookie: readPage(result).cookie }
    }
    const endTurn = await this.pagedTurn()
    try {
      let empty = 0
      let next: ReturnType<typeof read> | null = read(Buffer.alloc(0))
      while (next) {
        const page: Awaited<ReturnType<typeof read>> = await next
        empty = page.entries.length > 0 ? 0 : empty + 1
        if (empty > mostEmptyPages)
          throw new ConsoleError('directory-garbled', 'The directory sends empty pages without end.')
        next = page.cookie.length > 0 ? read(page.cookie) : null
        // Its failure is told when the caller comes for it, and to nobody if the caller has had enough.
        next?.catch(() => {})
        if (page.entries.length > 0) yield page.entries
      }
    } finally {
      endTurn()
    }
  }

  /**
   * As `pages`, for hundreds of thousands of entries: each is handed out as the bytes in which it came, good for
   * that call alone (see entry-scan.ts). Given up by the signal it just ends.
   * @param options `pageSizes`: of the first page and of the others; null: all at once, for servers without pages
   */
  async scan(
    base: string,
    { pageSizes, ...options }: SearchOptions & { pageSizes: [number, number] | null },
    { take, pageRead, signal }: ScanListener,
  ): Promise<void> {
    const each: TakeEntry = { raw: take }
    const read = async (page: { size: number; cookie: Buffer } | null): Promise<LdapResult> => {
      const result = await this.runSearch(base, options, page, each, signal)
      if (result.code !== 0) throw toConsoleError('search', result)
      return result
    }
    const endTurn = pageSizes === null ? null : await this.pagedTurn()
    try {
      if (pageSizes === null) {
        await read(null)
        pageRead(0)
        return
      }
      let [size] = pageSizes
      let cookie: Buffer = Buffer.alloc(0)
      do {
        const page = readPage(await read({ size, cookie }))
        pageRead(page.estimate)
        cookie = page.cookie
        size = pageSizes[1]
      } while (cookie.length > 0)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      endTurn?.()
    }
  }

  /**
   * Waits until no other search is read page by page here: OpenLDAP keeps the place of one for each connection, and
   * refuses the other's next page. Returns what ends the turn.
   */
  private pagedTurn(): Promise<() => void> {
    return new Promise((begin) => {
      void this.inPagedTurn(() => new Promise<void>((end) => begin(end)))
    })
  }

  /** Null if there is no such entry, or we may not know of it. */
  async read(dn: string, attributes: string[]): Promise<Entry | null> {
    try {
      const answer = await this.search(dn, { scope: 'base', filter: present('objectClass'), attributes })
      return answer.entries[0] ?? null
    } catch (error) {
      if (isCode(error, 'not-found')) return null
      throw error
    }
  }

  async compare(dn: string, attribute: string, value: string): Promise<boolean> {
    const result = await this.send('compare', compareRequest(dn, attribute, value))
    // Compare answers in codes: 6 true, 5 false, 16 has no such attribute.
    if (result.code === 6) return true
    if (result.code === 5 || result.code === 16) return false
    throw toConsoleError('compare', result)
  }

  async add(dn: string, attributes: Record<string, string[]>): Promise<void> {
    await this.ask('add', addRequest(dn, attributes))
  }

  /** All changes or none (RFC 4511, 4.6). */
  async modify(dn: string, changes: Change[]): Promise<void> {
    if (changes.length > 0) await this.ask('modify', modifyRequest(dn, changes))
  }

  async delete(dn: string): Promise<void> {
    await this.ask('delete', deleteRequest(dn))
  }

  /** Told once, when the connection is lost; not when it is closed on purpose. */
  onLost(listener: (error: ConsoleError) => void): () => void {
    return this.wire.onLost(listener)
  }

  /** Calls under way fail. Never throws. */
  close(): Promise<void> {
    return this.wire.close()
  }

  private runSearch(
    base: string,
    options: SearchOptions,
    page: { size: number; cookie: Buffer } | null,
    take: TakeEntry,
    signal?: AbortSignal,
  ): Promise<LdapResult> {
    const deadlineMs = options.deadlineMs ?? this.deadlineMs
    const request = searchRequest({
      base,
      scope: options.scope,
      filter: options.filter,
      attributes: options.attributes,
      sizeLimit: options.sizeLimit ?? 0,
      timeLimitSeconds: Math.ceil(deadlineMs / 1000),
      page,
    })
    return this.send('search', request, deadlineMs, take, signal)
  }

  private async ask(operation: Operation, request: Encode): Promise<LdapResult> {
    const result = await this.send(operation, request)
    if (result.code !== 0) throw toConsoleError(operation, result)
    return result
  }

  private async send(
    operation: Operation,
    request: Encode,
    deadlineMs = this.deadlineMs,
    take?: TakeEntry,
    signal?: AbortSignal,
  ): Promise<LdapResult> {
    while (this.binding) await this.binding.catch(() => {})
    const call = this.wire.call(operation, request, deadlineMs, take, signal)
    this.running.add(call)
    try {
      return await call
    } finally {
      this.running.delete(call)
    }
  }
}
