import type { WhatIf } from '../../coverage/what-if/what-if.ts'
import type { Policies } from '../../policy/policies.ts'
import type { Handle } from '../handle.ts'

export function registerPolicy(handle: Handle, policies: Policies, whatIf: WhatIf): void {
  handle('policy.read', () => policies.read())
  handle('policy.check', ({ document }) => policies.check(document))
  handle('policy.tryOut', (argument) => whatIf.tryOut(argument))
  handle('policy.tryOutState', () => whatIf.state())
  handle('policy.cancelTryOut', () => whatIf.cancel())
  handle('policy.tryOutRows', (window) => whatIf.rows(window))
  handle('policy.save', (argument) => policies.save(argument))
  handle('policy.versions', () => policies.versions())
  handle('policy.version', ({ id }) => policies.version(id))
}
