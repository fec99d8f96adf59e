import { parseArgs } from 'node:util'
import type { MethodType } from '../../../preload/contract.ts'
import { isMethodType, methodTypes } from '../../methods/offers.ts'
import { UsageError } from '../command.ts'

const formats = ['table', 'csv', 'json'] as const
export type Format = (typeof formats)[number]

export interface ReportOptions {
  /** The file that names the directory; null: the practice directory. */
  config: string | null
  passwordFile: string | null
  format: Format
  /** Null: standard output. */
  output: string | null
  /** Only people of the role with this name. */
  role: string | null
  /** Only who lacks this for some requirement. */
  missing: MethodType | null
  /** The file of a policy to report against, instead of the directory's. */
  whatIf: string | null
}

const known = {
  practice: { type: 'boolean' },
  config: { type: 'string' },
  'password-file': { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  role: { type: 'string' },
  missing: { type: 'string' },
  'what-if': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** @returns null where only help is wanted. @throws UsageError, or parseArgs' error */
export function readOptions(args: string[]): ReportOptions | null {
  const { values } = parseArgs({ args, options: known })
  if (values.help) return null
  const { practice = false, config = null, format = 'table', missing = null } = values
  if (practice === (config !== null))
    throw new UsageError('which directory? Give either --practice or --config FILE. See --help.')
  if (practice && values['password-file'] !== undefined)
    throw new UsageError('the practice directory needs no password: leave --password-file out.')
  if (!isFormat(format)) throw new UsageError(`there is no format "${format}": ${formats.join(', ')}.`)
  if (missing !== null && !isMethodType(missing))
    throw new UsageError(`there is no method "${missing}": ${methodTypes.join(', ')}.`)
  return {
    config,
    passwordFile: values['password-file'] ?? null,
    format,
    output: values.output ?? null,
    role: values.role ?? null,
    missing,
    whatIf: values['what-if'] ?? null,
  }
}

const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)
