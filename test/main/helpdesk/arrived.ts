import type { Console } from './office.ts'

/** The code that came last to the practice phone. */
export function arrived(at: Pick<Console, 'phone'>): string {
  const [message] = at.phone.read().messages
  const digits = /\d{6}/.exec(message?.body.replace(/(\d)[ ,.]+(?=\d)/g, '$1') ?? '')?.[0]
  if (!digits) throw new Error(`No code in ${message?.body}`)
  return digits
}

export const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
