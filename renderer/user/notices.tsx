import { Button, makeStyles } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { Section } from '../app/section.tsx'
import { useOperator } from '../app/use-operator.ts'
import { retryNotice, sentNotices } from '../queries/notices.ts'
import { NoticeRow } from './notice-row.tsx'
import { notices as words } from './notices-words.ts'

addWords('notices', words)

const shownAtFirst = 4

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
})

/** Whether the user heard of what was changed. Nothing where there was nothing to tell. */
export function UserNotices({ dn }: { dn: string }) {
  const { t } = useTranslation('notices')
  const styles = useStyles()
  const [all, setAll] = useState(false)
  const isTechnician = useOperator()?.roles.includes('technician') ?? false
  const query = useQuery(sentNotices(dn))
  const retrying = useMutation(retryNotice(dn))
  const list = query.data ?? []
  if (list.length === 0 && !query.isError) return null
  const shown = all ? list : list.slice(0, shownAtFirst)
  return (
    <Section title={t('title')}>
      {query.isError && <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles.list}>
        {shown.map((notice) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            busy={retrying.isPending && retrying.variables === notice.id}
            {...(isTechnician && { onRetry: () => !retrying.isPending && retrying.mutate(notice.id) })}
          />
        ))}
      </ul>
      {retrying.isError && <ErrorMessage error={retrying.error} />}
      {shown.length < list.length && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t('showAll', { count: list.length })}
          </Button>
        </div>
      )}
    </Section>
  )
}
