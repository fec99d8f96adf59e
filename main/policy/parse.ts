import { z } from 'zod'
import type { MessageTemplates, MethodType } from '../../preload/contract.ts'
import type { Filter } from '../directory/filter.ts'
import { ConsoleError } from '../errors.ts'
import { methodTypes } from '../methods/offers.ts'
import { checkDocument } from './check-document.ts'
import { filterText } from './filter-text.ts'
import { type ProtectionPolicy, protectionSchema } from './protection.ts'
import { type ReminderPolicy, remindersSchema } from './reminders.ts'

export interface Requirement {
  anyOf: MethodType[]
  /** How many different ones of them. */
  atLeast: number
  /** The day (YYYY-MM-DD, UTC) from which it counts; null: always. */
  countsFrom: string | null
}

/** From that day (YYYY-MM-DD, UTC) no role allows this method any more. */
export interface Retirement {
  method: MethodType
  on: string
}

/** How coverage is told. */
export interface CoveragePolicy {
  /** Attributes by which people are grouped; the first is shown in tables. */
  by: { attribute: string; label: string }[]
  /** A method not tested for so long is worth a look. */
  notTestedDays: number
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
  /** Accounts that are in no role, such as those of services; null: none. */
  exclude: Filter | null
  retire: Retirement[]
  /** Whose accounts need more protection; null: nobody's. */
  privileged: Filter | null
  coverage: CoveragePolicy
  /**
   * `issuer`: the name under which users' authenticator apps list the account. `desk` and `object`: who is told to
   * have changed something, and how a user objects.
   */
  organization: { name: string; issuer: string; desk: string; object: string }
  /** `countries`: ISO 3166-1 alpha-2; null: all of them. `first`: the one that the wizard begins with. */
  phone: { countries: string[] | null; first: string }
  /** `own`: the account's own mailbox may be registered as well. */
  email: { own: boolean }
  securityQuestions: QuestionsPolicy
  /** Null: the console's own words. */
  messages: Partial<MessageTemplates> | null
  /** How those who lack something are reminded. */
  reminders: ReminderPolicy
  /** How callers are proved, and what each action needs. */
  verification: ProtectionPolicy
}

export interface QuestionsPolicy {
  /** Null: the console's own list. */
  questions: string[] | null
  own: boolean
  /** How many a user registers at least. */
  register: number
  answeredBy: 'user' | 'operator'
  /** Of scrypt (RFC 7914): N is 2 to the power of `ln`. */
  cost: { ln: number; r: number; p: number }
}

const methodType = z.enum(methodTypes)
const uniqueTypes = z
  .array(methodType)
  .refine((types) => new Set(types).size === types.length, 'names a method twice')
const day = z.iso.date('is no day (YYYY-MM-DD)')
const requirementSchema = z.strictObject({
  anyOf: uniqueTypes.min(1),
  atLeast: z.int().min(1).default(1),
  countsFrom: day.nullable().default(null),
})

const roleSchema = z
  .strictObject({
    name: z.string().trim().min(1),
    label: z.string().trim().min(1).optional(),
    match: filterText,
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

const country = z.string().regex(/^[A-Z]{2}$/, 'is no country code of ISO 3166-1 (two capital letters)')
const phoneSchema = z
  .strictObject({ countries: z.array(country).min(1).optional(), first: country.optional() })
  .refine(({ countries, first }) => !countries || !first || countries.includes(first), {
    path: ['first'],
    message: 'is not among the countries',
  })

const questionsSchema = z.strictObject({
  questions: z.array(z.string().trim().min(3).max(200)).min(3).optional(),
  own: z.boolean().default(true),
  register: z.int().min(3).max(5).default(3),
  answeredBy: z.enum(['user', 'operator']).default('operator'),
  // Below 2^14 answers could be guessed from a stolen directory in no time; above 2^18 a console stands still.
  cost: z
    .strictObject({ ln: z.int().min(14).max(18), r: z.int().min(8).max(16), p: z.int().min(1).max(4) })
    .default({ ln: 15, r: 8, p: 1 }),
})

const attribute = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$|^\d+(\.\d+)+$/, 'is no name of an attribute (RFC 4512)')
const coverageSchema = z.strictObject({
  by: z
    .array(z.strictObject({ attribute, label: z.string().trim().min(1).max(100) }))
    .max(5)
    .refine((by) => new Set(by.map((one) => one.attribute.toLowerCase())).size === by.length, {
      message: 'names an attribute twice',
    })
    .default([{ attribute: 'departmentNumber', label: 'Department' }]),
  notTestedDays: z.int().min(1).max(3_650).default(365),
})

const message = z.string().max(20_000)
const messagesSchema = z.strictObject({
  text: message,
  call: message,
  mailSubject: message,
  mailBody: message,
  noticeText: message.exactOptional(),
  noticeCall: message.exactOptional(),
  noticeMailSubject: message.exactOptional(),
  noticeMailBody: message.exactOptional(),
})

const policySchema = z.strictObject({
  roles: z.array(roleSchema).superRefine((roles, context) => {
    roles.forEach(({ name }, index) => {
      if (roles.findIndex((role) => role.name === name) === index) return
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `a second role named "${name}"` })
    })
  }),
  exclude: filterText.optional(),
  retire: z
    .array(z.strictObject({ method: methodType, on: day }))
    .refine((retired) => new Set(retired.map(({ method }) => method)).size === retired.length, {
      message: 'names a method twice',
    })
    .default([]),
  privileged: filterText.optional(),
  coverage: coverageSchema.default(() => coverageSchema.parse({})),
  organization: z
    .strictObject({
      name: z.string().trim().min(1),
      issuer: z.string().trim().min(1).optional(),
      desk: z.string().trim().min(1).max(100).optional(),
      object: z.string().trim().min(1).max(300).optional(),
    })
    .default({ name: 'Organization' }),
  phone: phoneSchema.default({}),
  email: z.strictObject({ own: z.boolean().default(false) }).default({ own: false }),
  securityQuestions: questionsSchema.default(() => questionsSchema.parse({})),
  messages: messagesSchema.optional(),
  reminders: remindersSchema.default(() => remindersSchema.parse({})),
  /** Read by later parts of the console; kept as it is. */
  authenticatorApp: z.record(z.string(), z.unknown()).optional(),
  verification: protectionSchema.default(() => protectionSchema.parse({})),
})

/** @throws ConsoleError policy-invalid, with `detail.line` (from 1) and `detail.problem` */
export function parsePolicy(json: string): Policy {
  const checked = checkDocument(json, policySchema)
  if ('fault' in checked) {
    const { line, problem } = checked.fault
    throw new ConsoleError('policy-invalid', `The policy is not valid: line ${line}: ${problem}`, {
      line,
      problem,
    })
  }
  const { roles, exclude, retire, privileged, coverage, organization, phone, email } = checked.value
  const { securityQuestions, messages, reminders, verification } = checked.value
  return {
    roles: roles.map((role) => ({ ...role, label: role.label ?? role.name })),
    exclude: exclude ?? null,
    retire,
    privileged: privileged ?? null,
    coverage,
    organization: {
      name: organization.name,
      issuer: organization.issuer ?? organization.name,
      desk: organization.desk ?? 'help desk',
      object: organization.object ?? 'Contact the help desk at once.',
    },
    phone: { countries: phone.countries ?? null, first: phone.first ?? phone.countries?.[0] ?? 'US' },
    email,
    securityQuestions: { ...securityQuestions, questions: securityQuestions.questions ?? null },
    messages: messages ?? null,
    reminders,
    verification,
  }
}
