import { describe, expect, it } from 'vitest'
import { evidenceKinds, protectionSchema } from '../../../main/policy/protection.ts'

const refusals = (document: object) =>
  protectionSchema.safeParse(document).error?.issues.map(({ path, message }) => [path.join('.'), message])

describe('knowledge alone never opens a protected action', () => {
  it('so security questions are of level 1 at most', () => {
    for (const level of [0, 1])
      expect(refusals({ evidence: { 'security-questions': level } })).toBeUndefined()
    for (const level of [2, 3])
      expect(refusals({ evidence: { 'security-questions': level } })).toEqual([
        ['evidence.security-questions', 'is 0 or 1: knowledge alone never opens a protected action'],
      ])
  })

  it('and no action is of level 1', () => {
    expect(refusals({ actions: { 'rename-method': { level: 1 } } })).toEqual([
      [
        'actions.rename-method.level',
        'is 0, 2 or 3: level 1 is what security questions prove, and knowledge alone never opens a protected action',
      ],
    ])
  })

  it('while any other evidence is of the level that the policy says', () => {
    for (const kind of evidenceKinds.filter((one) => one !== 'security-questions'))
      for (const level of [0, 1, 2, 3]) expect(refusals({ evidence: { [kind]: level } })).toBeUndefined()
  })
})
