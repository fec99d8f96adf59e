import { applyEdits, type JSONPath, modify } from 'jsonc-parser'
import type { MethodType } from '../../../preload/contract.ts'

/** What the form shows of the policy's document. Whatever else is in it stays as it is written. */
export interface FormPolicy {
  roles: FormRole[]
  exclude: string
  retire: { method: string; on: string }[]
  groupings: { attribute: string; label: string }[]
}

export interface FormRole {
  name: string
  label: string
  match: string
  allow: string[]
  require: FormRequirement[]
}

export interface FormRequirement {
  anyOf: string[]
  atLeast: number
  /** YYYY-MM-DD; empty: always. */
  countsFrom: string
}

/**
 * Reads what can be read: main says what is wrong with it. Null where it is no JSON object, and the form has nothing
 * to show.
 */
export function readForm(text: string): FormPolicy | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const policy = asObject(value)
  return {
    roles: asList(policy['roles']).map(readRole),
    exclude: asText(policy['exclude']),
    retire: asList(policy['retire']).map((one) => ({
      method: asText(asObject(one)['method']),
      on: asText(asObject(one)['on']),
    })),
    groupings: asList(asObject(policy['coverage'])['by']).map((one) => ({
      attribute: asText(asObject(one)['attribute']),
      label: asText(asObject(one)['label']),
    })),
  }
}

function readRole(value: unknown): FormRole {
  const role = asObject(value)
  const name = asText(role['name'])
  return {
    name,
    label: asText(role['label']) || name,
    match: asText(role['match']),
    allow: asTexts(role['allow']),
    require: asList(role['require']).map((one) => {
      const { anyOf, atLeast, countsFrom } = asObject(one)
      return {
        anyOf: asTexts(anyOf),
        atLeast: typeof atLeast === 'number' ? atLeast : 1,
        countsFrom: asText(countsFrom),
      }
    }),
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const asTexts = (value: unknown): string[] => asList(value).filter((one) => typeof one === 'string')

/** Indented as the console does it; null where it is no JSON. */
export function tidy(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return null
  }
}

/** One change to the document's text, which leaves the rest as it is written. */
export type Edit = (text: string) => string

/** @param value undefined takes it out */
export const put =
  (path: JSONPath, value: unknown): Edit =>
  (text) =>
    applyEdits(text, modify(text, path, value, { formattingOptions: formatOf(text) }))

/** At the end of the list, which is made where it is missing. */
export const append =
  (path: JSONPath, length: number, value: unknown): Edit =>
  (text) =>
    length === 0
      ? put(path, [value])(text)
      : applyEdits(
          text,
          modify(text, [...path, length], value, {
            formattingOptions: formatOf(text),
            isArrayInsertion: true,
          }),
        )

export const all =
  (...edits: Edit[]): Edit =>
  (text) =>
    edits.reduce((sofar, edit) => edit(sofar), text)

/** Indented as the document is. */
function formatOf(text: string) {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  '
  const insertSpaces = !indent.startsWith('\t')
  return { insertSpaces, tabSize: insertSpaces ? indent.length : 4, eol: '\n' }
}

/** These methods are retired on that day, whatever was said of them before. */
export const retireOn = (form: FormPolicy, methods: readonly MethodType[], on: string): Edit =>
  put(
    ['retire'],
    [
      ...form.retire.filter(({ method }) => !methods.some((one) => one === method)),
      ...methods.map((method) => ({ method, on })),
    ],
  )

/** Each requirement of these roles asks for so many; where a role has none yet, of all that it allows. */
export const requireAtLeast = (form: FormPolicy, roles: readonly string[], atLeast: number): Edit =>
  all(
    ...form.roles.flatMap(({ name, allow, require }, index) => {
      if (!roles.includes(name)) return []
      if (require.length === 0) return [put(['roles', index, 'require'], [{ anyOf: allow, atLeast }])]
      return require.map((_, place) => put(['roles', index, 'require', place, 'atLeast'], atLeast))
    }),
  )

/** Days named in it from which on something else holds, those to come, soonest first. */
export function comingDays(form: FormPolicy | null, today: string): string[] {
  const days = [
    ...(form?.retire ?? []).map(({ on }) => on),
    ...(form?.roles ?? []).flatMap(({ require }) => require.map(({ countsFrom }) => countsFrom)),
  ]
  return [...new Set(days)].filter((day) => isDay(day) && day > today).sort()
}

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
