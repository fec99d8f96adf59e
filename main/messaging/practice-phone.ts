import { randomBytes } from 'node:crypto'
import type { PracticeMessage, PracticePhone, PracticePush } from '../../preload/contract.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { createPracticePocket, type PracticePerson } from './practice-pocket.ts'

/** A prompt on the practice phone, as the gateway that put it there sees it. */
export interface PracticePrompt {
  state(): PracticePush['state']
  /** Takes it off the phone's hands: whoever asked is not waiting any more. */
  withdraw(): void
}

export interface PracticePhoneStore {
  read(): PracticePhone
  /**
   * What the user does with a prompt. `number`: what they typed to match; null denies. A registration is
   * accepted by any number and declined by null. What is not open any more stays as it is.
   */
  answer(id: string, number: string | null): PracticePhone
  /** A text message, a call's spoken text or a mail arrives. */
  deliver(message: Omit<PracticeMessage, 'id' | 'at'>): void
  /** Asks for the registration of this phone. `expiresAt`: milliseconds since 1970. */
  register(prompt: { account: string; organization: string; expiresAt: number }): PracticePrompt
  /** Asks for an approval by typing `number`. */
  approve(prompt: {
    account: string
    organization: string
    number: string
    expiresAt: number
  }): PracticePrompt
  /** The phone is this person's for a while: it has their apps, and tells their answers. */
  carry(person: PracticePerson): void
  /** Everything that arrived is gone; open prompts expire. */
  clear(): void
}

interface Prompt extends PracticePush {
  number: string | null
  expiresAt: number
}

const remembered = 100

/** What would have gone out to phones and mailboxes, kept in memory only. `changed` is told of every change. */
export function createPracticePhone(options: {
  clock: () => Date
  random?: Random
  changed: (phone: PracticePhone) => void
}): PracticePhoneStore {
  const { clock, random = randomBytes } = options
  let messages: PracticeMessage[] = []
  let prompts: Prompt[] = []
  const pocket = createPracticePocket(clock, tell)
  const newId = () => Buffer.from(random(16)).toString('hex')

  function read(): PracticePhone {
    expireLate()
    return {
      messages,
      pushes: prompts.map(({ number, expiresAt, ...push }) => push),
      ...pocket.show(),
    }
  }

  function expireLate(): void {
    const now = clock().getTime()
    for (const prompt of prompts)
      if (prompt.state === 'open' && now >= prompt.expiresAt) prompt.state = 'expired'
  }

  function tell(): void {
    options.changed(read())
  }

  function ask(
    kind: PracticePush['kind'],
    asked: Omit<Prompt, 'id' | 'at' | 'kind' | 'state'>,
  ): PracticePrompt {
    const prompt: Prompt = { id: newId(), at: clock().toISOString(), kind, state: 'open', ...asked }
    prompts = [prompt, ...prompts].slice(0, remembered)
    tell()
    // The phone shows by itself that a prompt is over; the state never depends on this timer.
    setTimeout(tell, Math.max(0, asked.expiresAt - clock().getTime()) + 50).unref()
    return {
      state() {
        expireLate()
        return prompt.state
      },
      withdraw() {
        if (prompt.state !== 'open') return
        prompt.state = 'expired'
        tell()
      },
    }
  }

  return {
    read,
    answer(id, number) {
      expireLate()
      const prompt = prompts.find((candidate) => candidate.id === id)
      if (prompt?.state === 'open') {
        prompt.state = answered(prompt, number)
        tell()
      }
      return read()
    },
    deliver(message) {
      messages = [{ ...message, id: newId(), at: clock().toISOString() }, ...messages].slice(0, remembered)
      tell()
    },
    register: (prompt) => ask('register', { ...prompt, number: null }),
    approve: (prompt) => ask('approve', prompt),
    carry: pocket.carry,
    clear() {
      for (const prompt of prompts) if (prompt.state === 'open') prompt.state = 'expired'
      messages = []
      prompts = []
      pocket.empty()
      tell()
    },
  }
}

function answered({ number }: Prompt, typed: string | null): PracticePush['state'] {
  if (typed === null) return 'denied'
  return number === null || typed.trim() === number ? 'approved' : 'wrong-number'
}
