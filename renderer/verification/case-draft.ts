import type { CallerVerification, HelpCase } from '../../preload/contract.ts'

export interface CaseDraft {
  reason: string
  ticket: string
  text: string
}

export type CaseProblem = 'noReason' | 'noTicket' | 'badTicket' | 'tooLong'

const longestText = 500

type Form = CallerVerification['caseForm']

export const draftOf = (known: HelpCase | null): CaseDraft => ({
  reason: known?.reason ?? '',
  ticket: known?.ticket ?? '',
  text: known?.text ?? '',
})

/** What can't be saved yet, by field. */
export function caseProblems(
  { reason, ticket, text }: CaseDraft,
  form: Form,
): Partial<Record<keyof CaseDraft, CaseProblem>> {
  const number = ticket.trim()
  return {
    ...(!form.reasons.includes(reason) && { reason: 'noReason' as const }),
    ...(form.ticket && number === '' && { ticket: 'noTicket' as const }),
    ...(form.ticket &&
      number !== '' &&
      !fits(form.ticket.pattern, number) && { ticket: 'badTicket' as const }),
    ...(text.trim().length > longestText && { text: 'tooLong' as const }),
  }
}

export const caseOf = ({ reason, ticket, text }: CaseDraft, form: Form): HelpCase => ({
  reason,
  text: text.trim(),
  ticket: form.ticket ? ticket.trim() : null,
})

/** As main will check it: the whole of it. A pattern that is none is main's to refuse. */
function fits(pattern: string, ticket: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(ticket)
  } catch {
    return true
  }
}
