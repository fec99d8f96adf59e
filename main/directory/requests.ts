import {
  AbandonRequest,
  AddRequest,
  AndFilter,
  ApproximateFilter,
  Attribute,
  BindRequest,
  CompareRequest,
  Control,
  DeleteRequest,
  EqualityFilter,
  ExtendedRequest,
  ExtensibleFilter,
  GreaterThanEqualsFilter,
  Change as LdaptsChange,
  type Filter as LdaptsFilter,
  LessThanEqualsFilter,
  ModifyRequest,
  NotFilter,
  OrFilter,
  PagedResultsControl,
  PresenceFilter,
  SearchRequest,
  SubstringFilter,
  UnbindRequest,
} from 'ldapts'
import type { Filter } from './filter.ts'
import { passwordPolicy } from './responses.ts'

/** One value or attribute to change; `delete` without values deletes the attribute. */
export type Change = { op: 'add' | 'delete' | 'replace'; attribute: string; values: string[] }

export interface SearchParameters {
  base: string
  scope: 'base' | 'one' | 'sub'
  filter: Filter
  attributes: string[]
  sizeLimit: number
  timeLimitSeconds: number
  page: { size: number; cookie: Buffer } | null
}

/** Makes the bytes of a request, given its message id. */
export type Encode = (messageId: number) => Buffer

export const searchRequest =
  (parameters: SearchParameters): Encode =>
  (messageId) =>
    new SearchRequest({
      messageId,
      baseDN: parameters.base,
      scope: parameters.scope,
      filter: ldaptsFilter(parameters.filter),
      // RFC 4511, 4.5.1.8: an empty list would mean all of them.
      attributes: parameters.attributes.length > 0 ? parameters.attributes : ['1.1'],
      sizeLimit: parameters.sizeLimit,
      timeLimit: parameters.timeLimitSeconds,
      ...(parameters.page && {
        controls: [new PagedResultsControl({ critical: true, value: parameters.page })],
      }),
    }).write()

export const bindRequest =
  (dn: string, password: string): Encode =>
  (messageId) =>
    // With this control the directory says why it refuses: locked, expired, to be changed.
    new BindRequest({ messageId, dn, password, controls: [new Control(passwordPolicy)] }).write()

export const modifyRequest =
  (dn: string, changes: Change[]): Encode =>
  (messageId) =>
    new ModifyRequest({
      messageId,
      dn,
      changes: changes.map(
        ({ op, attribute, values }) =>
          new LdaptsChange({ operation: op, modification: new Attribute({ type: attribute, values }) }),
      ),
    }).write()

export const addRequest =
  (dn: string, attributes: Record<string, string[]>): Encode =>
  (messageId) =>
    new AddRequest({
      messageId,
      dn,
      attributes: Object.entries(attributes)
        .filter(([, values]) => values.length > 0)
        .map(([type, values]) => new Attribute({ type, values })),
    }).write()

export const deleteRequest =
  (dn: string): Encode =>
  (messageId) =>
    new DeleteRequest({ messageId, dn }).write()

export const compareRequest =
  (dn: string, attribute: string, value: string): Encode =>
  (messageId) =>
    new CompareRequest({ messageId, dn, attribute, value }).write()

export const extendedRequest =
  (oid: string): Encode =>
  (messageId) =>
    new ExtendedRequest({ messageId, oid }).write()

export const abandonRequest =
  (abandonId: number): Encode =>
  (messageId) =>
    new AbandonRequest({ messageId, abandonId }).write()

export const unbindRequest: Encode = (messageId) => new UnbindRequest({ messageId }).write()

/** Filter objects, never filter strings: ldapts encodes escapes in those wrongly. */
export function ldaptsFilter(filter: Filter): LdaptsFilter {
  switch (filter.kind) {
    case 'and':
      return new AndFilter({ filters: filter.of.map(ldaptsFilter) })
    case 'or':
      return new OrFilter({ filters: filter.of.map(ldaptsFilter) })
    case 'not':
      return new NotFilter({ filter: ldaptsFilter(filter.of) })
    case 'present':
      return new PresenceFilter({ attribute: filter.attribute })
    case 'equal':
      return new EqualityFilter({ attribute: filter.attribute, value: filter.value })
    case 'approx':
      return new ApproximateFilter({ attribute: filter.attribute, value: filter.value })
    case 'gte':
      return new GreaterThanEqualsFilter({ attribute: filter.attribute, value: filter.value })
    case 'lte':
      return new LessThanEqualsFilter({ attribute: filter.attribute, value: filter.value })
    case 'substrings':
      return new SubstringFilter({
        attribute: filter.attribute,
        initial: filter.initial ?? '',
        any: filter.any.filter((part) => part !== ''),
        final: filter.final ?? '',
      })
    case 'extensible':
      return new ExtensibleFilter({
        matchType: filter.attribute ?? '',
        rule: filter.rule ?? '',
        value: filter.value,
        dnAttributes: filter.dnAttributes,
      })
  }
}
