import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { language } from '../app/i18n.ts'

export type CardNews =
  | { kind: 'added'; labels: string[] }
  | { kind: 'stopped' }
  | { kind: 'repaired' }
  | { kind: 'renamed'; from: string; to: string }
  /** `nextDefault`: label of the method that became the default instead. */
  | { kind: 'removed'; label: string; nextDefault: string | null }
  | { kind: 'made-default'; label: string }
  | { kind: 'restored'; label: string }
  | { kind: 'pass-deleted' }
  /** The page of a lost device was left for the caller panel. */
  | { kind: 'waits-for-caller' }
  /** What a reset did, in sentences that its own area wrote. */
  | { kind: 'told'; sentence: string }

const list = new Intl.ListFormat(language)

/** What the operator just did to this user. */
export function CardMessage({ news }: { news: CardNews }) {
  const { t } = useTranslation('user')
  return (
    <MessageBar intent={isQuiet(news) ? 'info' : 'success'} layout="multiline" role="status">
      <MessageBarBody>{newsSentence(t, news)}</MessageBarBody>
    </MessageBar>
  )
}

/** Nothing was changed. */
const isQuiet = ({ kind }: CardNews): boolean => kind === 'stopped' || kind === 'waits-for-caller'

export function newsSentence(t: TFunction<'user'>, news: CardNews): string {
  switch (news.kind) {
    case 'added':
      return t('news.added', { labels: list.format(news.labels), count: news.labels.length })
    case 'renamed':
      return t('news.renamed', { from: news.from, to: news.to })
    case 'removed': {
      const { label, nextDefault } = news
      return nextDefault === null
        ? t('news.removed', { label })
        : t('news.removedNextDefault', { label, nextDefault })
    }
    case 'made-default':
      return t('news.madeDefault', { label: news.label })
    case 'restored':
      return t('news.restored', { label: news.label })
    case 'told':
      return news.sentence
    default:
      return t(`news.${news.kind}`)
  }
}
