import type { TFunction } from 'i18next'
import type { ResetPreview, ResetWish } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'

const list = new Intl.ListFormat(language)
const labels = (methods: readonly { label: string }[]) => list.format(methods.map(({ label }) => label))

/** What was done, and what stayed. */
export function doneSentences(t: TFunction<'reset'>, wish: ResetWish, preview: ResetPreview): string[] {
  const { removed, kept, nextDefault } = preview
  const sentences: (string | null)[] = [
    removed.length > 0 ? t('done.removed', { labels: labels(removed) }) : null,
    kept.length > 0 ? t('done.kept', { labels: labels(kept) }) : t('done.keptNothing'),
    nextDefault === null ? null : t('done.nextDefault', { label: nextDefault }),
    wish.reregister ? t('done.reregister') : null,
    wish.revokeSessions ? t('done.sessions') : null,
    wish.pass ? t('done.pass') : null,
  ]
  return sentences.filter((sentence) => sentence !== null)
}
