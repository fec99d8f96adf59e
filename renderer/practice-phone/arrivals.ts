import type { PracticeMessage, PracticePhone, PracticePush } from '../../preload/contract.ts'

export type Arrival =
  | { is: 'message'; id: string; at: string; message: PracticeMessage }
  | { is: 'push'; id: string; at: string; push: PracticePush }

/** Messages and prompts in one list, newest first. */
export function arrivals({ messages, pushes }: Pick<PracticePhone, 'messages' | 'pushes'>): Arrival[] {
  const all: Arrival[] = [
    ...pushes.map((push): Arrival => ({ is: 'push', id: push.id, at: push.at, push })),
    ...messages.map((message): Arrival => ({ is: 'message', id: message.id, at: message.at, message })),
  ]
  return all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/**
 * The code in a message, for show in large digits: six digits in a row, or spoken one by one. Null where there is
 * none, or where more than one could be meant.
 */
export function codeIn(body: string): string | null {
  const found = body.match(/(?<![\d+])\d(?:[\s,.;…-]{0,6}\d){5}(?![\s-]?\d)/g) ?? []
  const codes = new Set(found.map((digits) => digits.replace(/\D/g, '')))
  const [code] = codes
  return codes.size === 1 && code ? code : null
}
