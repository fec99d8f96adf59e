import type { TFunction } from 'i18next'
import type { CallError } from '../queries/client.ts'
import { errorReasons } from './error-words.ts'
import { language } from './i18n.ts'

type Told = Pick<CallError, 'code' | 'detail'>

const sameDay = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
const otherDay = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })

/** What happened and what was kept; why, where the detail tells; what to do next. */
export function errorSentences(t: TFunction<'app'>, { code, detail }: Told, now = new Date()) {
  // Which values an error's sentence takes is known to main only: each error brings its own.
  const say = t as (key: string, values?: Told['detail']) => string
  const values = valuesFor(t, detail, now)
  const why = reasonKey({ code, detail })
  const base = baseKey({ code, detail })
  return {
    what: say(`${base}.what`, values),
    why: [
      ...(why === null ? [] : [say(why, values)]),
      ...(detail['sent'] === 'unknown' ? [t('error.perhapsSent')] : []),
    ],
    next: say(`${base}.next`, values),
  }
}

/** What is not there, or can't be read, may be a part of the entry only. */
function baseKey({ code, detail }: Told): string {
  if (code === 'directory-garbled' && 'sealed' in detail) return 'error.sealedOtherwise'
  if (code === 'already-exists' && 'label' in detail) return 'error.methodThere'
  if (code !== 'not-found') return `error.code.${code}`
  if ('missing' in detail) return 'error.nothingToTest'
  return 'methodId' in detail ? 'error.methodGone' : 'error.code.not-found'
}

function reasonKey({ code, detail }: Told): string | null {
  const reasons: Partial<Record<string, { by: string; says: Record<string, string> }>> = errorReasons
  const reason = reasons[code]
  const said = reason && detail[reason.by]
  if (!reason || typeof said !== 'string' || !Object.hasOwn(reason.says, said)) return null
  return `error.reason.${code}.says.${said}`
}

/** The same values, in words where main gives names of its own. */
function valuesFor(t: TFunction<'app'>, detail: Told['detail'], now: Date): Told['detail'] {
  const gateway = (['practice', 'twilio', 'smtp'] as const).find((one) => one === detail['gateway'])
  const channel = (['text', 'call', 'email', 'push'] as const).find((one) => one === detail['channel'])
  return {
    ...detail,
    gateway: t(`error.gateway.${gateway ?? 'other'}`),
    channel: t(`error.channel.${channel ?? 'other'}`),
    until: untilWords(t, detail['until'], now),
  }
}

/** "at 3:41 PM", to the next whole minute: until then it is refused. */
function untilWords(t: TFunction<'app'>, until: string | number | undefined, now: Date): string {
  const minute = 60_000
  const at = new Date(Math.ceil(Date.parse(String(until ?? '')) / minute) * minute)
  if (Number.isNaN(at.getTime())) return t('error.later')
  const isToday = at.toDateString() === now.toDateString()
  return t('error.at', { time: (isToday ? sameDay : otherDay).format(at) })
}
