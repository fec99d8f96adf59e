import { mayRead, type Requester } from './access.ts'
import {
  type Answered,
  code,
  entryMessage,
  pagedResults,
  Refusal,
  type Result,
  resultMessage,
} from './answer.ts'
import { bind, requester } from './bind.ts'
import { type Listener, listen, type Peer } from './listener.ts'
import { type Operation, type OperationOf, type Request, readRequest } from './request.ts'
import { type Schema, sameValue } from './schema.ts'
import { createSearcher, dnKey, noSuchObject } from './search.ts'
import type { Store, StoredEntry } from './store.ts'
import { createWriter } from './write.ts'

const whoAmI = '1.3.6.1.4.1.4203.1.11.3'
/** Reading is possible with them; a bind's password policy control is allowed and answered without one. */
const passwordPolicy = '1.3.6.1.4.1.42.2.27.8.5.1'

/**
 * The practice directory's LDAP server on a loopback port: RFC 4511 over what the store holds.
 * @param secretsUsed told of a person whose secrets an operator has read or written
 */
export function startServer(
  store: Store,
  schema: Schema,
  clock: () => Date,
  secretsUsed: (entry: StoredEntry) => void = () => undefined,
  port = 0,
): Promise<Listener> {
  const searcher = createSearcher(store, schema, { controls: [pagedResults], extensions: [whoAmI] })
  const writer = createWriter(store, schema, clock)

  function connected(peer: Peer): (message: Buffer) => Promise<void> {
    let boundAs: string | null = null

    async function carryOut(request: Request): Promise<Result> {
      const { operation, controls } = request
      const unknown = controls.find((control) => control.critical && !answers(operation, control.oid))
      if (unknown)
        throw new Refusal(code.unavailableCriticalExtension, `control ${unknown.oid} is not available`)
      const who = requester(store, boundAs)
      const result = await answer(request, who)
      const usedOf = who.roles.has('technician') ? secretsOf(schema, operation) : null
      const node = usedOf === null ? undefined : store.get(dnKey(usedOf))
      if (node) secretsUsed(node.entry)
      return result
    }

    async function answer(request: Request, who: Requester): Promise<Result> {
      const { operation, controls } = request
      switch (operation.kind) {
        case 'bind':
          boundAs = null // RFC 4511, 4.2.1: a failed bind leaves the connection anonymous
          boundAs = await bind(store, operation, clock())
          return { resultCode: code.success }
        case 'search':
          return searcher.search(who, operation, controls, (dn, attributes) =>
            peer.send(entryMessage(request.id, dn, attributes)),
          )
        case 'compare':
          return compare(operation)
        case 'modify':
        case 'add':
        case 'delete':
          if (who.key === null)
            throw new Refusal(code.insufficientAccessRights, 'modifications require authentication')
          await write(operation)
          return { resultCode: code.success }
        case 'extended':
          if (operation.oid !== whoAmI)
            throw new Refusal(code.protocolError, `extended operation ${operation.oid} is not offered`)
          return { resultCode: code.success, value: authorizationId(boundAs) }
        default:
          throw new Refusal(code.unwillingToPerform, 'entries are not renamed here')
      }

      function write(operation: OperationOf<'modify' | 'add' | 'delete'>): Promise<void> {
        if (operation.kind === 'modify') return writer.modify(who, operation)
        return operation.kind === 'add' ? writer.add(who, operation) : writer.delete(who, operation)
      }

      function compare({ dn, attribute, value }: OperationOf<'compare'>): Result {
        const view = searcher.view(dnKey(dn))
        if (!view) throw noSuchObject(store, dn)
        const type = schema.known(attribute)
        if (!mayRead(who, view.key, view.parent, type.name))
          throw new Refusal(code.insufficientAccessRights, 'not readable')
        const held = view.attributes[type.name]
        if (!held) throw new Refusal(code.noSuchAttribute, `no attribute ${type.name}`)
        const asserted = value.toString(type.syntax === 'octets' ? 'base64' : 'utf8')
        const same = held.some((one) => sameValue(type, one, asserted))
        return { resultCode: same ? code.compareTrue : code.compareFalse }
      }
    }

    function authorizationId(key: string | null): string {
      const dn = key === null ? undefined : store.get(key)?.entry.dn
      return dn === undefined ? '' : `dn:${dn}`
    }

    return async (message) => {
      const request = readRequest(message)
      const { kind } = request.operation
      if (kind === 'unbind') return peer.close()
      if (kind === 'abandon') return // what it names is answered already
      const result = await carryOut(request).catch(refusal)
      peer.send(resultMessage(request.id, kind satisfies Answered, result))
    }
  }

  return listen(port, connected)
}

function answers(operation: Operation, oid: string): boolean {
  return (
    (oid === pagedResults && operation.kind === 'search') ||
    (oid === passwordPolicy && operation.kind === 'bind')
  )
}

/** The DN of the one entry whose sealed secrets it names; null: it names none. */
function secretsOf(schema: Schema, operation: Operation): string | null {
  const isSecret = (name: string): boolean => schema.attribute(name)?.name === 'securityInfoSecret'
  if (operation.kind === 'modify')
    return operation.changes.some(({ name }) => isSecret(name)) ? operation.dn : null
  const isOne = operation.kind === 'search' && operation.scope === 'base'
  return isOne && operation.attributes.some(isSecret) ? operation.base : null
}

function refusal(error: unknown): Result {
  if (error instanceof Refusal)
    return { resultCode: error.resultCode, message: error.message, matchedDn: error.matchedDn }
  // A fault of ours: told to this one request, and the rest goes on.
  return { resultCode: code.operationsError, message: (error as Error).message }
}
