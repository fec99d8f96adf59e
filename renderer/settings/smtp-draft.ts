import type { GatewaySettings, SmtpDraft } from '../../preload/contract.ts'
import type { Refusal } from './field-problem.ts'

type Settings = GatewaySettings['smtp']

/** What is typed into the form of the mail server. */
export interface TypedSmtp {
  host: string
  port: string
  security: SmtpDraft['security']
  userName: string
  password: string
  from: string
  isSigning: boolean
  dkimDomain: string
  dkimSelector: string
  dkimPrivateKey: string
}

export type SmtpField = Exclude<keyof TypedSmtp, 'isSigning'>

/** As it was saved, without secrets: those are never shown. */
export const typedFrom = (smtp: Settings): TypedSmtp => ({
  host: smtp?.host ?? '',
  port: String(smtp?.port ?? usualPorts.starttls),
  security: smtp?.security ?? 'starttls',
  userName: smtp?.userName ?? '',
  password: '',
  from: smtp?.from ?? '',
  isSigning: smtp?.dkim != null,
  dkimDomain: smtp?.dkim?.domain ?? '',
  dkimSelector: smtp?.dkim?.selector ?? '',
  dkimPrivateKey: '',
})

const usualPorts: Record<SmtpDraft['security'], number> = { tls: 465, starttls: 587, none: 25 }

/** The usual port goes along with the encryption, unless another one was typed. */
export function withSecurity(typed: TypedSmtp, security: SmtpDraft['security']): TypedSmtp {
  const isUsual = typed.port === String(usualPorts[typed.security])
  return { ...typed, security, port: isUsual ? String(usualPorts[security]) : typed.port }
}

/** Whether main still has the password: it keeps one for its server and user name only. */
export const isPasswordKept = (typed: TypedSmtp, smtp: Settings): boolean =>
  smtp?.secret === true && smtp.host === typed.host.trim() && (smtp.userName ?? '') === typed.userName.trim()

export const isKeyKept = (typed: TypedSmtp, smtp: Settings): boolean =>
  smtp?.dkim != null && smtp.dkim.domain === typed.dkimDomain.trim()

/** What can be said before main is asked. */
export function missingIn(typed: TypedSmtp, smtp: Settings): Partial<Record<SmtpField, 'required' | 'port'>> {
  const required: SmtpField[] = [
    'host',
    'from',
    ...(typed.userName.trim() !== '' && !isPasswordKept(typed, smtp) ? (['password'] as const) : []),
    ...(typed.isSigning ? (['dkimDomain', 'dkimSelector'] as const) : []),
    ...(typed.isSigning && !isKeyKept(typed, smtp) ? (['dkimPrivateKey'] as const) : []),
  ]
  const empty = required.filter((field) => typed[field].trim() === '')
  const port = /^\d{1,5}$/.test(typed.port.trim()) ? Number(typed.port) : 0
  return {
    ...Object.fromEntries(empty.map((field) => [field, 'required'])),
    ...((port < 1 || port > 65_535) && { port: 'port' }),
  }
}

export const draftOf = (typed: TypedSmtp): SmtpDraft => ({
  host: typed.host.trim(),
  port: Number(typed.port),
  security: typed.security,
  userName: typed.userName.trim() || null,
  from: typed.from,
  dkim: typed.isSigning
    ? {
        domain: typed.dkimDomain,
        selector: typed.dkimSelector,
        privateKey: typed.dkimPrivateKey.trim() || null,
      }
    : null,
  secret: typed.userName.trim() === '' ? null : typed.password || null,
})

const fields: readonly string[] = [
  'host',
  'security',
  'from',
  'dkimDomain',
  'dkimSelector',
  'dkimPrivateKey',
] satisfies SmtpField[]
const problems = [
  'not-a-host',
  'password-in-clear',
  'not-a-selector',
  'not-a-key',
  'empty',
  'line-break',
  'at-sign',
  'characters',
  'domain',
  'too-long',
  'not-an-address',
] as const

/** What main refused, if it is about a field of this form and there are words for it. */
export function knownRefusal(refusal: Refusal | null) {
  const problem = problems.find((one) => one === refusal?.problem)
  if (!refusal || !problem || !fields.includes(refusal.field)) return null
  return { field: refusal.field as SmtpField, problem }
}
