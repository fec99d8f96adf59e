import type { TFunction } from 'i18next'
import type { TryOut } from '../../../preload/contract.ts'
import { language } from '../../app/i18n.ts'

type T = TFunction<'whatIf'>

const long = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })

/** "Feb 1, 2027" of 2027-02-01; what is no day stays as it is. */
export function dayText(day: string): string {
  const time = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(time.getTime()) ? day : long.format(time)
}

/** "On Feb 1, 2027, 12 people would stop being capable, and 3 would become capable." */
export function outcomeSentence(
  t: T,
  { at, today, stop, become }: Pick<TryOut, 'at' | 'today' | 'stop' | 'become'>,
): string {
  const when = at === today ? '' : t('outcome.on', { day: dayText(at) })
  if (stop === 0 && become === 0) {
    const nobody = t('outcome.nobody')
    return when === '' ? nobody : `${when}${nobody.charAt(0).toLocaleLowerCase(language)}${nobody.slice(1)}`
  }
  const parts = [
    ...(stop > 0 ? [t('outcome.stop', { count: stop })] : []),
    ...(become > 0 ? [t(stop > 0 ? 'outcome.becomeToo' : 'outcome.become', { count: become })] : []),
  ]
  return `${when}${parts.join(t('outcome.and'))}.`
}

/** What stands under it: who would be left with nothing, and how many lack something now and then. */
export function outcomeDetails(
  t: T,
  { nothingLeft, lackNow, lackThen }: Pick<TryOut, 'nothingLeft' | 'lackNow' | 'lackThen'>,
): string {
  return [
    ...(nothingLeft > 0 ? [t('outcome.also', { count: nothingLeft })] : []),
    lackNow === lackThen
      ? t('outcome.lackSame', { count: lackNow })
      : t('outcome.lack', { count: lackNow, later: lackThen }),
  ].join(' ')
}

/** What a part of the policy is called. */
export function partText(t: T, part: string): string {
  const role = /^roles\.(.*)$/s.exec(part)?.[1]
  if (role !== undefined) return t('confirm.role', { role })
  const key = `confirm.part.${part}`
  // Parts that this console gives no name are called as in the document.
  return isNamed(part) ? t(key as 'confirm.part.roles') : part
}

const named = [
  'roles',
  'exclude',
  'retire',
  'privileged',
  'coverage',
  'organization',
  'phone',
  'email',
  'securityQuestions',
  'messages',
  'verification',
]
const isNamed = (part: string): boolean => named.includes(part)
