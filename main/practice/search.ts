import { createHash } from 'node:crypto'
import { BerReader } from '../directory/ber.ts'
import { foldDn, parentDn } from '../directory/dn.ts'
import { type Filter, filterText } from '../directory/filter.ts'
import { matches } from '../directory/filter-match.ts'
import { mayRead, type Requester } from './access.ts'
import { code, pagedResults, Refusal, type Result, type Selected } from './answer.ts'
import { inside } from './ber-parts.ts'
import { baseDn } from './layout.ts'
import type { Control, SearchRequest } from './request.ts'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'
import { rootDse, select, subschema, type View, Views } from './view.ts'

/** Resolving a user name finds one entry; whoever has not bound gets no list of people. */
const mostForAnonymous = 2

interface Page {
  size: number
  cookie: Buffer
}

export interface Searcher {
  search(
    who: Requester,
    request: SearchRequest,
    controls: readonly Control[],
    send: (dn: string, attributes: Selected[]) => void,
  ): Result
  /** The entry as far as this requester may see it; undefined where there is none. */
  view(key: string): View | undefined
}

export function createSearcher(
  store: Store,
  schema: Schema,
  offered: { controls: string[]; extensions: string[] },
): Searcher {
  const views = new Views(store, schema)
  const root = rootDse(offered)
  const schemaEntry = subschema(schema)
  const base = foldDn(baseDn)

  function view(key: string): View | undefined {
    if (key === schemaEntry.key) return schemaEntry
    return views.get(key)
  }

  function* candidates(request: SearchRequest): Generator<View> {
    if (request.base === '' && request.scope === 'base') return yield root
    const key = request.base === '' ? '' : dnKey(request.base)
    const from = key === '' ? null : view(key)
    if (from === undefined) throw noSuchObject(store, request.base)
    if (request.scope === 'base') {
      if (from) yield from
      return
    }
    if (from?.key === schemaEntry.key) {
      if (request.scope === 'sub') yield schemaEntry
      return
    }
    if (request.scope === 'one') {
      for (const entry of views.all()) if (from ? entry.parent === from.key : entry.key === base) yield entry
      return
    }
    const inScope = new Set<string>()
    for (const entry of views.all()) {
      // Parents stand before their children, so that one pass finds everything below.
      const below = from === null || entry.key === from.key || inScope.has(entry.parent ?? '')
      if (!below) continue
      inScope.add(entry.key)
      yield entry
    }
  }

  function search(
    who: Requester,
    request: SearchRequest,
    controls: readonly Control[],
    send: (dn: string, attributes: Selected[]) => void,
  ): Result {
    const page = readPage(controls)
    const mark = createHash('sha256')
      .update(JSON.stringify([who.key, describe(request)]))
      .digest()
      .subarray(0, 8)
    const resumed = page && page.cookie.length > 0 ? readCookie(page.cookie, mark) : { after: -1, sent: 0 }
    if (page && page.size === 0 && page.cookie.length > 0) {
      return { resultCode: code.success, pageCookie: Buffer.alloc(0) } // RFC 2696: the client gives up
    }
    const pageSize = page ? Math.max(page.size, 1) : Number.POSITIVE_INFINITY
    const limits = [request.sizeLimit, who.key === null ? mostForAnonymous : 0].filter((limit) => limit > 0)
    const most = Math.min(...limits, Number.POSITIVE_INFINITY)
    const filter = usable(request.filter, schema, who)

    let sent = resumed.sent
    let onPage = 0
    let last = resumed.after
    for (const entry of candidates(request)) {
      if (entry.serial <= resumed.after || !isMatch(who, entry, filter)) continue
      if (sent >= most) return { resultCode: code.sizeLimitExceeded, message: 'size limit exceeded' }
      if (onPage >= pageSize) return { resultCode: code.success, pageCookie: cookieOf(mark, last, sent) }
      send(
        entry.dn,
        select(entry, request.attributes, request.typesOnly, schema, (attribute) =>
          mayRead(who, entry.key, entry.parent, attribute),
        ),
      )
      last = entry.serial
      sent += 1
      onPage += 1
    }
    return { resultCode: code.success, ...(page && { pageCookie: Buffer.alloc(0) }) }
  }

  return { search, view }
}

export function dnKey(text: string): string {
  try {
    return foldDn(text)
  } catch (error) {
    throw new Refusal(code.invalidDnSyntax, (error as Error).message)
  }
}

/** Names the lowest entry above that is there, as RFC 4511, 4.1.9 wants it. */
export function noSuchObject(store: Store, dn: string): Refusal {
  let above = parentDn(dn)
  while (above !== null && !store.get(foldDn(above))) above = parentDn(above)
  return new Refusal(code.noSuchObject, 'no such object', above ?? '')
}

function isMatch(who: Requester, entry: View, filter: Filter): boolean {
  const seen = mayRead(who, entry.key, entry.parent, 'objectClass')
  return seen && readableOnly(who, entry, filter) && matches(filter, entry.forMatching)
}

/** What may not be read of an entry may not be found out by a filter either. */
function readableOnly(who: Requester, entry: View, filter: Filter): boolean {
  if (who.roles.size > 0) return true
  return attributesOf(filter).every((name) => mayRead(who, entry.key, entry.parent, name))
}

function attributesOf(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.flatMap(attributesOf)
    case 'not':
      return attributesOf(filter.of)
    default:
      return filter.attribute === null ? [] : [filter.attribute]
  }
}

/** By canonical names; what is unknown or never readable can't be decided. */
function usable(filter: Filter, schema: Schema, who: Requester): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, of: filter.of.map((part) => usable(part, schema, who)) }
    case 'not':
      return { kind: 'not', of: usable(filter.of, schema, who) }
    default: {
      const type = filter.attribute === null ? undefined : schema.attribute(filter.attribute)
      if (!type || !mayRead(who, '', null, type.name)) return { ...filter, undecidable: true }
      const item = { ...filter, attribute: type.name }
      if (!('value' in item) || type.syntax !== 'oid') return item
      const value = schema.className(item.value)
      return value === undefined ? { ...item, undecidable: true } : { ...item, value }
    }
  }
}

function readPage(controls: readonly Control[]): Page | null {
  const control = controls.find(({ oid }) => oid === pagedResults)
  if (!control) return null
  try {
    const ber = new BerReader(control.value ?? Buffer.alloc(0))
    return inside(ber, 0x30, () => ({ size: ber.integer(), cookie: ber.octets() }))
  } catch {
    throw new Refusal(code.protocolError, 'the paged results control has no usable value')
  }
}

/** Everything that must stay the same from page to page. */
function describe({ base, scope, filter, attributes, sizeLimit, typesOnly }: SearchRequest): unknown {
  return [dnKey(base), scope, filterText(filter), attributes, sizeLimit, typesOnly]
}

function cookieOf(mark: Buffer, after: number, sent: number): Buffer {
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(after, 0)
  numbers.writeUInt32BE(sent, 4)
  return Buffer.concat([mark, numbers])
}

function readCookie(cookie: Buffer, mark: Buffer): { after: number; sent: number } {
  if (cookie.length !== 16 || !cookie.subarray(0, 8).equals(mark))
    throw new Refusal(code.unwillingToPerform, 'the cookie belongs to another search')
  return { after: cookie.readUInt32BE(8), sent: cookie.readUInt32BE(12) }
}
