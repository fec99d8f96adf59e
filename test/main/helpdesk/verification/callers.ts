import type { MethodTest, ObservedEvidence } from '../../../../preload/contract.ts'
import { policyDocument, strictVerification } from '../../../directory/people.ts'
import { arrived, wrongFor } from '../arrived.ts'
import type { Console, Office } from '../office.ts'

export const strict = { ...policyDocument, verification: { ...strictVerification, ticket: null } }

export const day = 86_400_000
export const about = { reason: 'New phone', text: '', ticket: null }
export const inPerson: Extract<ObservedEvidence, { kind: 'photo-id' }> = {
  kind: 'photo-id',
  how: 'in-person',
  document: 'passport',
  lastFour: '12AB',
  outcome: 'matches',
}

/** Users who call a desk of this office, and what they can show. */
export function createCallers(office: () => Office, desk: () => Console) {
  /** That were read out. */
  const codes = new Set<string>()
  const daysAgo = (days: number) => new Date(office().now().getTime() - days * day).toISOString()

  function method(id: string, type: string, more: Record<string, unknown> = {}): string {
    const addedAt = daysAgo(30)
    return JSON.stringify({
      id,
      type,
      label: `${type} ${id}`,
      addedAt,
      addedBy: null,
      confirmedAt: addedAt,
      ...more,
    })
  }

  /** A user with these methods, and a manager who can be asked. */
  async function user(methods: string[], more: Record<string, string[]> = {}): Promise<string> {
    const types = methods.map((value) => (JSON.parse(value) as { type: string }).type)
    return office().addUser({
      ...(methods.length > 0 && {
        securityInfoVersion: ['1'],
        securityInfoMethod: methods,
        securityInfoMethodType: [...new Set(types)],
      }),
      ...more,
    })
  }

  async function proveByCode(dn: string, optionId: string, at = desk()): Promise<void> {
    const begun = await at.verifications.begin({ dn, optionId })
    const code = arrived(at)
    codes.add(code)
    await at.tests.confirm(begun.testId, code)
  }

  async function callBack(dn: string, number: string, at = desk()): Promise<void> {
    const observed = { kind: 'call-back', outcome: 'confirmed' } as const
    await at.verifications.observe({ dn, optionId: `call-back:${number}`, observed })
  }

  /** Reads out wrong codes until main has had enough. */
  async function failTest(begun: MethodTest): Promise<void> {
    for (;;) {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const result = await desk().tests.confirm(begun.testId, wrongFor(arrived(desk())))
        if (result.outcome === 'failed') return
      }
      office().wait(31)
      await desk().tests.resend(begun.testId)
    }
  }

  return {
    ...{ codes, daysAgo, method, user, proveByCode, callBack, failTest },
    phone: (id: string, number: string, more = {}) => method(id, 'text', { target: number, ...more }),
    mail: (id: string, address: string) => method(id, 'email', { target: address }),
    level: async (dn: string, at = desk()) => (await at.verifications.read({ dn })).level,
    option: async (dn: string, id: string, at = desk()) =>
      (await at.verifications.read({ dn })).options.find((one) => one.id === id),
  }
}
