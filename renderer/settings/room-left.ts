import type { MessagePreview } from '../../preload/contract.ts'

/** 3GPP TS 23.040: of several segments each gives some room away, so that a phone can put them together. */
const room = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const

/** Reached by an escape character: they take the room of two (3GPP TS 23.038). */
const extended = /[\f^{}\\[\]~|€]/g

/** How many more characters the message takes before it becomes one segment longer. */
export function roomLeft({ message, segments, encoding }: MessagePreview['text']): number {
  const { alone, joined } = room[encoding]
  const taken = message.length + (encoding === 'GSM-7' ? (message.match(extended)?.length ?? 0) : 0)
  return Math.max(0, (segments <= 1 ? alone : segments * joined) - taken)
}
