import { randomUUID } from 'node:crypto'
import { foldDn, parentDn, parseDn } from '../directory/dn.ts'
import { generalizedTime } from '../directory/security-info-values.ts'
import { checkMayAdd, checkMayDelete, checkMayModify, type Requester } from './access.ts'
import { code, Refusal } from './answer.ts'
import type { AttributeValues, ModifyChange, OperationOf } from './request.ts'
import { type Attributes, type AttributeType, keep, type Schema, sameValue } from './schema.ts'
import { dnKey, noSuchObject } from './search.ts'
import type { Node, Store, StoreChange } from './store.ts'

export interface Writer {
  modify(who: Requester, request: OperationOf<'modify'>): Promise<void>
  add(who: Requester, request: OperationOf<'add'>): Promise<void>
  delete(who: Requester, request: OperationOf<'delete'>): Promise<void>
}

interface KnownChange {
  op: ModifyChange['op']
  type: AttributeType
  values: string[]
}

/** Each write is all or nothing: decided on a copy, checked, written to the file, and only then seen. */
export function createWriter(store: Store, schema: Schema, clock: () => Date): Writer {
  async function write(decide: () => StoreChange): Promise<void> {
    let decided = false
    try {
      await store.change(() => {
        const change = decide()
        decided = true
        return change
      })
    } catch (error) {
      if (!decided) throw error
      throw new Refusal(code.unwillingToPerform, `the file can't be written: ${(error as Error).message}`)
    }
  }

  function found(dn: string): Node {
    const node = store.get(dnKey(dn))
    if (!node) throw noSuchObject(store, dn)
    return node
  }

  function stamps(who: Requester, kind: 'create' | 'modify'): Attributes {
    const time = generalizedTime(clock())
    const by = [store.get(who.key ?? '')?.entry.dn ?? '']
    return kind === 'create'
      ? { createTimestamp: [time], creatorsName: by, modifyTimestamp: [time], modifiersName: by }
      : { modifyTimestamp: [time], modifiersName: by }
  }

  return {
    modify: (who, { dn, changes }) =>
      write(() => {
        const node = found(dn)
        const known = changes.map((change) => readChange(schema, change))
        checkMayModify(
          who,
          node.parent,
          known.map(({ type, values }) => ({ attribute: type.name, values })),
        )
        const attributes: Attributes = { ...node.entry.attributes }
        for (const change of known) apply(attributes, change)
        checkNaming(schema, node.entry.dn, attributes)
        schema.check(attributes)
        return { put: { dn: node.entry.dn, attributes: { ...attributes, ...stamps(who, 'modify') } } }
      }),

    add: (who, { dn, attributes: given }) =>
      write(() => {
        const key = dnKey(dn)
        const above = parentDn(dn)
        const parent = above === null ? null : foldDn(above)
        checkMayAdd(who, parent)
        if (store.get(key)) throw new Refusal(code.entryAlreadyExists, 'entry already exists')
        if (parent === null || !store.get(parent)) throw noSuchObject(store, dn)
        const attributes: Attributes = {}
        for (const one of given) apply(attributes, readChange(schema, { op: 'add', ...one }))
        checkNaming(schema, dn, attributes)
        schema.check(attributes)
        return {
          put: { dn, attributes: { ...attributes, entryUUID: [randomUUID()], ...stamps(who, 'create') } },
        }
      }),

    delete: (who, { dn }) =>
      write(() => {
        const node = found(dn)
        checkMayDelete(who, node.parent)
        if (store.childCount(node.key) > 0)
          throw new Refusal(code.notAllowedOnNonLeaf, 'subordinate objects must be deleted first')
        return { remove: node.entry }
      }),
  }
}

function readChange(
  schema: Schema,
  { op, name, values }: { op: ModifyChange['op'] } & AttributeValues,
): KnownChange {
  const type = schema.known(name)
  if (type.operational)
    throw new Refusal(code.constraintViolation, `${type.name}: no user modification allowed`)
  if (op === 'add' && values.length === 0) throw new Refusal(code.protocolError, `${name}: no values given`)
  const asKept = values.map((bytes) =>
    // What an import left in a wrong syntax must still be possible to delete.
    op === 'delete' && type.syntax !== 'octets' ? bytes.toString('utf8') : keep(type, bytes),
  )
  asKept.forEach((value, index) => {
    if (asKept.slice(0, index).some((earlier) => sameValue(type, earlier, value)))
      throw new Refusal(code.attributeOrValueExists, `${name}: value #${index} provided more than once`)
  })
  return { op, type, values: asKept }
}

/** RFC 4511, 4.6, on a copy: an attribute without values is gone. */
function apply(attributes: Attributes, { op, type, values }: KnownChange): void {
  const next = valuesAfter(attributes[type.name] ?? [], { op, type, values })
  if (next.length > 0) attributes[type.name] = next
  else delete attributes[type.name]
}

function valuesAfter(held: readonly string[], { op, type, values }: KnownChange): string[] {
  if (op === 'replace') return values
  if (op === 'add') {
    if (values.some((value) => held.some((one) => sameValue(type, one, value))))
      throw new Refusal(code.attributeOrValueExists, `modify/add: ${type.name}: value already exists`)
    return [...held, ...values]
  }
  const kept =
    values.length === 0 ? [] : held.filter((one) => !values.some((value) => sameValue(type, one, value)))
  if (held.length === 0 || kept.length !== held.length - (values.length || held.length))
    throw new Refusal(code.noSuchAttribute, `modify/delete: ${type.name}: no such value`)
  return kept
}

/** RFC 4511, 4.6 and 4.7: an entry holds the values that it is named by. */
function checkNaming(schema: Schema, dn: string, attributes: Attributes): void {
  for (const { attribute, value } of parseDn(dn)[0] ?? []) {
    const type = schema.known(attribute)
    if (!attributes[type.name]?.some((held) => sameValue(type, held, value)))
      throw new Refusal(code.notAllowedOnRdn, `${type.name}: naming attribute's value is missing`)
  }
}
