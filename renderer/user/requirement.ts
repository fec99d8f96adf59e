import type { TFunction } from 'i18next'
import type { Method, MethodType, RequirementState, RoleState } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'

type T = TFunction<'user'>

export function capitalized(text: string): string {
  const [first = '', ...rest] = Array.from(text)
  return first.toLocaleUpperCase(language) + rest.join('')
}

/** "authenticator app, push, text message, or phone call" */
export function methodList(t: T, types: readonly MethodType[], word: 'and' | 'or'): string {
  const list = new Intl.ListFormat(language, { type: word === 'and' ? 'conjunction' : 'disjunction' })
  return list.format([...new Set(types)].map((type) => t(`method.${type}`)))
}

export interface RequirementWords {
  rule: string
  /** What the user has towards it. */
  has: string
  met: boolean
}

/** One clause of a role's rule in words, and how the user stands to it. */
function requirementWords(t: T, role: string, requirement: RequirementState): RequirementWords {
  const { anyOf, atLeast, has, met } = requirement
  return {
    rule: ruleSentence(t, role, anyOf, atLeast),
    has:
      has.length === 0
        ? t('rule.noneRegistered')
        : t(met ? 'rule.met' : 'rule.some', { methods: methodList(t, has, 'and') }),
    met,
  }
}

function ruleSentence(t: T, role: string, anyOf: MethodType[], atLeast: number): string {
  const by = { role: capitalized(role) }
  // All of them are needed: "needs A and B", not "needs two of A or B".
  if (atLeast >= anyOf.length) return t('rule.needsAll', { ...by, methods: methodList(t, anyOf, 'and') })
  const methods = methodList(t, anyOf, 'or')
  return t('rule.needsSome', { ...by, number: numberWord(t, atLeast), methods })
}

export function numberWord(t: T, number: number): string {
  const word = (['one', 'two', 'three', 'four', 'five'] as const)[number - 1]
  return word ? t(`number.${word}`) : String(number)
}

/** What every matching role's rule says, unmet first: those are what the operator is there for. */
export function allRequirementWords(t: T, roles: readonly RoleState[]): RequirementWords[] {
  const words = roles.flatMap(({ role, requirements }) =>
    requirements.length === 0
      ? [{ rule: t('rule.nothing', { role: capitalized(role) }), has: '', met: true }]
      : requirements.map((requirement) => requirementWords(t, role, requirement)),
  )
  return [...words.filter(({ met }) => !met), ...words.filter(({ met }) => met)]
}

/**
 * "Registered, but not allowed by policy: email." Without it, a list that shows a method next to "none registered"
 * would look wrong.
 */
export function notCounted(t: T, methods: readonly Method[]): string[] {
  const notAllowed = methods.filter(({ allowed }) => !allowed)
  const notConfirmed = methods.filter(({ allowed, confirmedAt }) => allowed && confirmedAt === null)
  const types = (some: readonly Method[]) =>
    methodList(
      t,
      some.map(({ type }) => type),
      'and',
    )
  return [
    ...(notAllowed.length > 0 ? [t('rule.notAllowed', { methods: types(notAllowed) })] : []),
    ...(notConfirmed.length > 0 ? [t('rule.notConfirmed', { methods: types(notConfirmed) })] : []),
  ]
}
