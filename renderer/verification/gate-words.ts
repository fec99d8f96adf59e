import type { TFunction } from 'i18next'
import type { Gate } from '../../preload/contract.ts'

export interface GateHintWords {
  text: string
  /** It is the caller's panel where it is done. */
  leads: boolean
}

/** What is missing, in words; null: nothing, or nothing that this operator could do about it. */
export function gateWords(t: TFunction<'verification'>, gate: Gate): GateHintWords | null {
  const { level, levelWithApproval, missing, approval } = gate
  switch (missing) {
    case 'level':
      if (levelWithApproval === null || levelWithApproval === level)
        return { text: t('gate.level', { level }), leads: true }
      return { text: t('gate.levelOrApproval', { level, levelWithApproval }), leads: true }
    case 'case':
      return { text: t('gate.case'), leads: true }
    case 'approval':
      return approval
        ? { text: t('gate.approval'), leads: false }
        : { text: t('gate.approvalOrLevel', { level }), leads: true }
    default:
      return null
  }
}
