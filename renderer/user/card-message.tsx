import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

export type CardNews = { kind: 'added'; labels: string[] } | { kind: 'stopped' } | { kind: 'repaired' }

const list = new Intl.ListFormat('en-US')

/** What the operator just did to this user. */
export function CardMessage({ news }: { news: CardNews }) {
  const { t } = useTranslation('user')
  return (
    <MessageBar intent={news.kind === 'stopped' ? 'info' : 'success'} layout="multiline" role="status">
      <MessageBarBody>
        {news.kind === 'added'
          ? t('news.added', { labels: list.format(news.labels), count: news.labels.length })
          : t(`news.${news.kind}`)}
      </MessageBarBody>
    </MessageBar>
  )
}
