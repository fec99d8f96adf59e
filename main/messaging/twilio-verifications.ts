import { createTurns } from '../turns.ts'

/** One number or address at Twilio. */
export interface VerificationPlace {
  /** One after the other: what is begun there, and what is ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** SID of the verification that is open there; the challenge that knows it by this SID holds it. */
  open(): string | null
  /** Another one is open from now on, or none. */
  set(sid: string | null): void
}

export interface TwilioVerifications {
  at(serviceSid: string, to: string): VerificationPlace
}

/**
 * Which verification is open where. Twilio has one of each number or address, whatever the channel and whoever it is
 * for, and sends its code once more when another is asked for: two challenges would share a code, and each end the
 * other's. So the one that begins takes over, and the one before is over.
 */
export function createVerifications(): TwilioVerifications {
  const open = new Map<string, string>()
  const inTurn = createTurns()
  return {
    at(serviceSid, to) {
      const place = `${serviceSid} ${to}`
      return {
        inTurn: (work) => inTurn(place, work),
        open: () => open.get(place) ?? null,
        set(sid) {
          if (sid === null) open.delete(place)
          else open.set(place, sid)
        },
      }
    },
  }
}
