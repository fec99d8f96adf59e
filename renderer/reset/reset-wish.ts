import type { ResetWish } from '../../preload/contract.ts'

export const noReset: ResetWish = {
  kind: 'reset',
  methodIds: [],
  reregister: false,
  revokeSessions: false,
  pass: null,
}

/** Something of it would change the user. */
export const isWish = ({ methodIds, reregister, revokeSessions }: ResetWish): boolean =>
  methodIds.length > 0 || reregister || revokeSessions

/** All, or none where all are chosen already. */
export const toggleAll = (chosen: readonly string[], all: readonly string[]): string[] =>
  chosen.length === all.length ? [] : [...all]
