import type { CodeChannel } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { SecurityInfoChange } from '../../directory/security-info-change.ts'
import type { StoredMethod } from '../../directory/security-info-values.ts'

export interface NoticeTarget {
  channel: CodeChannel
  target: string
}

/** On a number that takes both, the text is enough. */
const order = ['text', 'call', 'email'] as const satisfies CodeChannel[]

/**
 * Every channel on file before the change, each number and mailbox once. A number that is just being removed is told
 * too: who takes over an account begins with that. One that is just being added is not, nor is one on a lost device.
 * @param entry the user as before the change
 */
export function noticeTargets(
  entry: Entry,
  change: SecurityInfoChange,
  except: { methodIds: readonly string[]; targets: readonly string[] },
): NoticeTarget[] {
  const { methods, lost } = parseSecurityInfo(entry)
  const stillLost = lost.filter(({ method }) => !change.find?.includes(method.id))
  const silent = new Set(
    [
      ...except.targets,
      ...targetsOf([...methods, ...(change.add ?? [])].filter(({ id }) => except.methodIds.includes(id))),
      ...targetsOf(stillLost.map(({ method }) => method)),
    ].map(keyOf),
  )
  const found = [
    ...methods.filter(({ confirmedAt }) => confirmedAt).flatMap(asTarget),
    ...entry.values('mail').map((target): NoticeTarget => ({ channel: 'email', target: target.trim() })),
  ]
  const told = new Map<string, NoticeTarget>()
  for (const channel of order)
    for (const one of found.filter((candidate) => candidate.channel === channel)) {
      const key = keyOf(one.target)
      if (!silent.has(key) && !told.has(key)) told.set(key, one)
    }
  return [...told.values()]
}

const targetsOf = (methods: readonly StoredMethod[]): string[] =>
  methods.map(({ target }) => target).filter((target) => target !== undefined)

function asTarget({ type, target }: StoredMethod): NoticeTarget[] {
  const channel = order.find((one) => one === type)
  return channel && target !== undefined ? [{ channel, target }] : []
}

const keyOf = (target: string): string => target.trim().toLowerCase()
