import type { MethodType, RoleState } from '../../../preload/contract.ts'

/** What is missing, in the language in which messages go out. */

const words: Record<MethodType, string> = {
  'authenticator-app': 'an authenticator app',
  push: 'push prompts',
  text: 'text messages',
  call: 'phone calls',
  email: 'an email address',
  'security-questions': 'security questions',
}

const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const

/** Of roles whose requirements are not met, as it is read after "needs"; empty where all are. */
export function missingWords(roles: readonly RoleState[]): string {
  const parts = roles.flatMap(({ allow, requirements }) =>
    requirements
      .filter(({ met }) => !met)
      .map(({ anyOf, atLeast, has }) => {
        const left = anyOf.filter((type) => !has.includes(type))
        const allowed = left.filter((type) => allow.includes(type))
        // Where all are retired nobody can meet it, but it is still what is asked for.
        return choice(allowed.length > 0 ? allowed : left, atLeast - has.length)
      }),
  )
  return [...new Set(parts)].join('; and ')
}

function choice(types: readonly MethodType[], count: number): string {
  const named = types.map((type) => words[type])
  if (count < named.length) return `${numbers[count]} of these: ${named.join(', ')}`
  const last = named.at(-1) ?? ''
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`
}
