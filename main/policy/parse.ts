import { z } from 'zod'
import type { MethodType } from '../../preload/contract.ts'
import type { Filter } from '../directory/filter.ts'
import { parseFilter } from '../directory/filter-parse.ts'
import { ConsoleError } from '../errors.ts'
import { methodTypes } from '../methods/offers.ts'
import { type JsonLines, lineOfSyntaxError, readJsonLines } from './json-lines.ts'

export interface Requirement {
  anyOf: MethodType[]
  /** How many different ones of them. */
  atLeast: number
}

export interface Role {
  name: string
  /** As operators read it; the name where the policy gives none. */
  label: string
  match: Filter
  allow: MethodType[]
  require: Requirement[]
}

export interface Policy {
  roles: Role[]
  /** Whose accounts need more protection; null: nobody's. */
  privileged: Filter | null
  /** `issuer`: the name under which users' authenticator apps list the account. */
  organization: { name: string; issuer: string }
  verification: Record<string, unknown>
}

const methodType = z.enum(methodTypes)
const uniqueTypes = z
  .array(methodType)
  .refine((types) => new Set(types).size === types.length, 'names a method twice')
const filter = z.string().transform((text, context): Filter => {
  try {
    return parseFilter(text)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

const requirementSchema = z.strictObject({
  anyOf: uniqueTypes.min(1),
  atLeast: z.int().min(1).default(1),
})

const roleSchema = z
  .strictObject({
    name: z.string().trim().min(1),
    label: z.string().trim().min(1).optional(),
    match: filter,
    allow: uniqueTypes,
    require: z.array(requirementSchema).default([]),
  })
  .superRefine(({ allow, require }, context) => {
    require.forEach(({ anyOf, atLeast }, index) => {
      if (anyOf.filter((type) => allow.includes(type)).length >= atLeast) return
      const message = `needs ${atLeast} of ${anyOf.join(', ')}, and the role allows fewer: nobody could meet it`
      context.addIssue({ code: 'custom', path: ['require', index], message })
    })
  })

const policySchema = z.strictObject({
  roles: z.array(roleSchema).superRefine((roles, context) => {
    roles.forEach(({ name }, index) => {
      if (roles.findIndex((role) => role.name === name) === index) return
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `a second role named "${name}"` })
    })
  }),
  privileged: filter.optional(),
  organization: z
    .strictObject({ name: z.string().trim().min(1), issuer: z.string().trim().min(1).optional() })
    .default({ name: 'Organization' }),
  /** Read by later parts of the console; kept as it is. */
  authenticatorApp: z.record(z.string(), z.unknown()).optional(),
  verification: z.record(z.string(), z.unknown()).default({}),
})

/** @throws ConsoleError policy-invalid, with `detail.line` (from 1) and `detail.problem` */
export function parsePolicy(json: string): Policy {
  const value = parseJson(json)
  const lines = readJsonLines(json)
  if (lines.repeated) throw invalid(lines.repeated.line, `"${lines.repeated.name}" stands twice`)
  const parsed = policySchema.safeParse(value)
  if (!parsed.success) throw firstProblem(parsed.error, lines)
  const { roles, privileged, organization, verification } = parsed.data
  return {
    roles: roles.map((role) => ({ ...role, label: role.label ?? role.name })),
    privileged: privileged ?? null,
    organization: { name: organization.name, issuer: organization.issuer ?? organization.name },
    verification,
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw invalid(lineOfSyntaxError(json, error), 'this is not JSON')
  }
}

function firstProblem(error: z.ZodError, lines: JsonLines): ConsoleError {
  const issue = error.issues[0]
  if (!issue) return invalid(1, 'not understood')
  const where = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  const place = where.join('').replace(/^\./, '')
  const line = lines.lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path)
  return invalid(line, place === '' ? issue.message : `${place}: ${issue.message}`)
}

function invalid(line: number, problem: string): ConsoleError {
  return new ConsoleError('policy-invalid', `The policy is not valid: line ${line}: ${problem}`, {
    line,
    problem,
  })
}
