import type { Gate, ProtectedAction } from '../../preload/contract.ts'
import { wayOf } from '../reset/way.ts'

/** What is missing, said once: actions that lack the same thing share a hint. */
export function distinctGates(
  gates: Partial<Record<ProtectedAction, Gate | undefined>>,
): { action: ProtectedAction; gate: Gate }[] {
  const said = new Set<string>()
  return Object.entries(gates).flatMap(([action, gate]) => {
    if (!gate || gate.open) return []
    const key = JSON.stringify([gate.missing, gate.level, gate.levelWithApproval, gate.approval])
    if (said.has(key)) return []
    said.add(key)
    return [{ action: action as ProtectedAction, gate }]
  })
}

const ways = ['open', 'approval', 'panel'] as const

/** Of several things in one dialog: as soon as one can be done the dialog leads somewhere. */
export const easiest = (gates: readonly (Gate | undefined)[]): Gate | undefined =>
  [...gates].sort((a, b) => ways.indexOf(wayOf(a)) - ways.indexOf(wayOf(b)))[0]
