import { generateSync } from 'otplib'
import type { PracticePhone } from '../../preload/contract.ts'

/** Somebody in the practice directory, with what they would have at hand. */
export interface PracticePerson {
  account: string
  name: string
  apps: { id: string; label: string; key: Uint8Array }[]
  /** Only those of sample people: what an operator typed is known to nobody. */
  answers: { question: string; answer: string }[]
}

export interface PracticePocket {
  carry(person: PracticePerson): void
  show(): Pick<PracticePhone, 'apps' | 'answers'>
  empty(): void
}

const atMost = 4
const carriedMs = 10 * 60_000
const stepMs = 30_000

/** The people whose authenticator app and answers the practice phone shows, the latest first. */
export function createPracticePocket(clock: () => Date, changed: () => void): PracticePocket {
  let people: (PracticePerson & { until: number })[] = []
  let nextCode: NodeJS.Timeout | null = null

  function stop(): void {
    if (nextCode) clearTimeout(nextCode)
    nextCode = null
  }

  function keepShowing(): void {
    stop()
    if (people.length === 0) return
    const now = clock().getTime()
    // A little late rather than early: the code before would be shown for another 30 seconds.
    nextCode = setTimeout(tell, stepMs - (now % stepMs) + 20).unref()
  }

  function tell(): void {
    keepShowing()
    changed()
  }

  return {
    carry({ account, name, apps, answers }) {
      const now = clock().getTime()
      const others = people.filter((person) => person.account !== account)
      const has = apps.length > 0 || answers.length > 0
      if (!has && others.length === people.length) return
      const carried = has ? [{ account, name, apps, answers, until: now + carriedMs }] : []
      people = [...carried, ...others].slice(0, atMost)
      tell()
    },
    show() {
      const now = clock().getTime()
      people = people.filter(({ until }) => now < until)
      const epoch = Math.floor(now / 1000)
      const secondsLeft = (stepMs - (now % stepMs)) / 1000
      return {
        apps: people.flatMap(({ account, name, apps }) =>
          apps.map(({ id, label, key }) => {
            const code = generateSync({ secret: key, epoch })
            return { id, account, name, label, code, secondsLeft: Math.ceil(secondsLeft) }
          }),
        ),
        answers: people
          .filter(({ answers }) => answers.length > 0)
          .map(({ account, name, answers }) => ({ account, name, answers })),
      }
    },
    empty() {
      people = []
      stop()
    },
  }
}
