import { randomBytes } from 'node:crypto'

export interface Answer {
  status: number
  /** Null: there is none. */
  body: object | null
}

export const ok = (status: number, body: object): Answer => ({ status, body })

export function refusal(status: number, code: number | null, message: string): Answer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return { status, body: { status, message, ...(code !== null && { code, more_info }) } }
}

export const newSid = (prefix: string): string => prefix + randomBytes(16).toString('hex')
