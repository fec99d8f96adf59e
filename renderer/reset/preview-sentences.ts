import type { TFunction } from 'i18next'
import type { ResetPreview, ResetWish } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import { capitalized } from '../user/requirement.ts'
import { lengthWords } from './times.ts'

const list = new Intl.ListFormat(language)
const labels = (methods: readonly { label: string }[]) => list.format(methods.map(({ label }) => label))

interface Told {
  /** How the user is called. */
  name: string
  wish: ResetWish
  preview: ResetPreview
}

/** What will happen, in the order in which it matters: what goes, what stays, what comes next. */
export function previewSentences(t: TFunction<'reset'>, { name, wish, preview }: Told): string[] {
  const { removed, kept, nextDefault, signsInWith } = preview
  const restorable = wish.kind === 'lost-device' ? removed.filter((method) => method.restorable) : []
  const sentences: (string | null)[] = [
    removed.length > 0 ? t('preview.removed', { count: removed.length, labels: labels(removed) }) : null,
    kept.length > 0
      ? t('preview.keeps', { name, labels: labels(kept) })
      : t('preview.keepsNothing', { name }),
    nextDefault === null ? null : t('preview.nextDefault', { label: nextDefault }),
    wish.reregister ? t('preview.reregister', { name }) : null,
    wish.revokeSessions ? t('preview.sessions') : null,
    wish.pass
      ? t(wish.pass.once ? 'preview.passOnce' : 'preview.pass', {
          minutes: lengthWords(t, wish.pass.minutes),
        })
      : null,
    wish.reregister && removed.length > 0 && signsInWith !== null
      ? t('preview.signsInWith', { name, label: signsInWith })
      : null,
    signsInWith === null && wish.pass ? t('preview.onlyPass', { name }) : null,
    restorable.length > 0 ? t('preview.restorable', { labels: labels(restorable) }) : null,
  ]
  return sentences.filter((sentence) => sentence !== null)
}

/** What the operator should not overlook. */
export function previewWarnings(t: TFunction<'reset'>, { name, wish, preview }: Told): string[] {
  const unmet = preview.unmeets.map((role) => t('preview.unmeets', { role: capitalized(role) }))
  const isLockedOut = preview.signsInWith === null && wish.pass === null && wish.methodIds.length > 0
  return isLockedOut ? [t('preview.locksOut', { name }), ...unmet] : unmet
}
