import type { TemplateFault } from '../../preload/contract.ts'
import { variablesIn } from './fill.ts'

export interface TemplateRule {
  longest: number
  variables: readonly string[]
  /** Without which the message is of no use. A subject has none: it is shown on locked screens. */
  needs: readonly string[]
}

/** How long a template of each kind may be. */
export const longest = { text: 480, call: 1_000, subject: 200, body: 10_000 } as const

/** Why a template can't be used; nothing is found in a good one. */
export function faultsOf(
  text: string,
  { longest, variables, needs }: TemplateRule,
): { why: TemplateFault; value: string }[] {
  if (text.trim() === '') return [{ why: 'empty', value: '' }]
  const used = variablesIn(text)
  const unknown = [...new Set(used)].filter((name) => !variables.includes(name))
  const missing = needs.filter((name) => !used.includes(name))
  return [
    ...unknown.map((value) => ({ why: 'unknown-variable' as const, value })),
    ...missing.map((name) => ({ why: 'variable-missing' as const, value: `{{${name}}}` })),
    ...(text.length > longest ? [{ why: 'too-long' as const, value: String(longest) }] : []),
  ]
}
