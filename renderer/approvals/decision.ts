export interface Decision {
  approve: boolean
  reason: string
}

/** What is sent off; null: it lacks the reason that a no has to have. */
export function decisionOf(approve: boolean, reason: string): Decision | null {
  const said = reason.trim()
  return approve || said !== '' ? { approve, reason: said } : null
}
