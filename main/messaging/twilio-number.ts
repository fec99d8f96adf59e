import { extensionOf, lineOf } from '../methods/line.ts'

export interface Dialed {
  to: string
  /** What is dialed once the exchange has answered. */
  sendDigits: string | null
}

/** A number as Twilio takes it. @param target in E.164, an extension behind it as `;ext=123` */
export function dialed(target: string): Dialed {
  const extension = extensionOf(target)
  // Each w waits half a second.
  return { to: lineOf(target), sendDigits: extension === null ? null : `wwww${extension}` }
}
