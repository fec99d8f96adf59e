import type { TFunction } from 'i18next'
import type { ApprovableCall, Approval, ApprovalEffect } from '../../preload/contract.ts'
import { errorSentences } from '../app/error-sentences.ts'
import { errorReasons, errorWords } from '../app/error-words.ts'
import { lengthWords, timeWords } from '../reset/times.ts'
import { isOwn, waitsFor } from './order.ts'

type Say = TFunction<'approvals'>

const whatKey = (call: ApprovableCall) => (call.call === 'reset' ? call.wish.kind : call.call)

/** What it is about, in two or three words. */
export const whatWords = (t: Say, { call }: Approval): string => t(`what.${whatKey(call)}`)

/** Who asks what for whom. */
export function askSentence(t: Say, approval: Approval, operatorDn: string): string {
  const user = approval.user.name
  const key = whatKey(approval.call)
  if (isOwn(approval, operatorDn)) return t(`youAsk.${key}`, { user })
  return t(`asks.${key}`, { requester: approval.requester.name, user })
}

/** One thing that comes of it. */
export function effectSentence(t: Say, tReset: TFunction<'reset'>, one: ApprovalEffect, now: Date): string {
  switch (one.effect) {
    case 'pass': {
      const { minutes, startsAt, once } = one
      const length = lengthWords(tReset, minutes)
      if (startsAt === null) return t(once ? 'effect.passOnce' : 'effect.pass', { length })
      const from = timeWords(startsAt, now)
      return t(once ? 'effect.passLaterOnce' : 'effect.passLater', { length, from })
    }
    case 'rename':
      return t('effect.rename', { label: one.label, newLabel: one.newLabel })
    case 'remove':
    case 'make-default':
    case 'restore':
      return t(`effect.${one.effect}`, { label: one.label })
    default:
      return t(`effect.${one.effect}`)
  }
}

export function stateWords(t: Say, approval: Approval, operatorDn: string): string {
  if (approval.may.decide) return t('state.forYou')
  if (waitsFor(approval, operatorDn)) return t('state.pass')
  return t(`state.${approval.state}`)
}

/** Why the operator has no say in it; null: they have, or there is nothing to decide. */
export function mayNotSentence(t: Say, approval: Approval, isTechnician: boolean): string | null {
  if (approval.state !== 'pending' || approval.may.decide) return null
  if (approval.mayNot !== null) return t(`mayNot.${approval.mayNot}`, { user: approval.user.name })
  return isTechnician ? null : t('mayNot.role')
}

/** Who decided, as this operator would say it. */
export function deciderName(t: Say, { decidedBy }: Approval, operatorDn: string): string {
  if (decidedBy === null) return t('outcome.somebody')
  return decidedBy.dn.toLowerCase() === operatorDn.toLowerCase() ? t('outcome.you') : decidedBy.name
}

/** The user it was asked for is not as they were, and nobody had said yes or no. */
export const isUndecided = ({ state, decidedBy }: Approval): boolean =>
  state === 'failed' && decidedBy === null

/** What became of it, and by whom; null while it waits or is on hold. */
export function outcomeSentence(t: Say, approval: Approval, operatorDn: string): string | null {
  const name = deciderName(t, approval, operatorDn)
  switch (approval.state) {
    case 'pending':
    case 'holding':
      return null
    case 'approved':
      if (!isOwn(approval, operatorDn)) {
        return t('outcome.approved', { name, requester: approval.requester.name })
      }
      if (approval.passWaits) return t('outcome.approvedPass', { name })
      return t(approval.call.call === 'add-method' ? 'outcome.approvedSetUp' : 'outcome.approvedYours', {
        name,
      })
    case 'stopped':
      // Nobody decided: it was the user who objected.
      if (approval.decidedBy === null) return t('outcome.stoppedByUser')
      return t(isOwn(approval, approval.decidedBy.dn) ? 'outcome.withdrawn' : 'outcome.stopped', { name })
    case 'failed':
      return t(isUndecided(approval) ? 'outcome.failedUndecided' : 'outcome.failed', { name })
    default:
      return t(`outcome.${approval.state}`, { name })
  }
}

/** Why it was declined, stopped or not carried out; what main names by an error's code is told in words. */
export function whySentence(t: Say, tApp: TFunction<'app'>, { state, why }: Approval): string | null {
  if (!why) return null
  if (state !== 'failed') return t('outcome.why', { why })
  if (why === 'nothing-to-do') return t('outcome.nothingToDo')
  const { says } = errorReasons['approval-refused']
  if (isKeyOf(says, why)) return tApp(`error.reason.approval-refused.says.${why}`)
  if (!isKeyOf(errorWords, why)) return t('outcome.failedWhy', { why })
  const { what, next } = errorSentences(tApp, { code: why, detail: {} })
  return `${what} ${next}`
}

const isKeyOf = <T extends object>(words: T, key: string): key is keyof T & string =>
  Object.hasOwn(words, key)
