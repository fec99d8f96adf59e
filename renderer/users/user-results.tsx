import { makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type MouseEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { type SearchList, useProvideSearchList } from '../app/search-list.tsx'
import { SearchHint } from './search-hint.tsx'
import type { UserList } from './use-user-list.ts'
import { UserRow } from './user-row.tsx'

const useStyles = makeStyles({
  results: { display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100%', minHeight: 0 },
  status: {
    padding: '8px 16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    minHeight: tokens.lineHeightBase200,
  },
  list: {
    overflowY: 'auto',
    outlineOffset: '-2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  message: { padding: '8px 16px', overflowWrap: 'anywhere' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const listId = 'user-results'
const rowId = (index: number): string => `user-result-${index}`

interface Props {
  words: string
  list: UserList
  openDn: string | null
  onOpen: (dn: string) => void
}

/** Who was found, or why nobody is shown. */
export function UserResults({ words, list, openDn, onOpen }: Props) {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const { search, users, active, more, press } = list
  const found = search.isSuccess && !search.isPlaceholderData
  const isBlank = words.trim() === ''

  useEffect(() => {
    document.getElementById(rowId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const keyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && press(event.key, false)) event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-dn]') : null
    if (row?.dataset.dn) onOpen(row.dataset.dn)
  }

  if (isBlank) return <SearchHint />
  return (
    <div className={styles.results}>
      <div>
        <div role="status" className={styles.status}>
          {found && users.length > 0 && t(more ? 'more' : 'count', { count: users.length })}
        </div>
        {search.isError && (
          <div className={styles.message}>
            <ErrorMessage error={search.error} onRetry={() => void search.refetch()} />
          </div>
        )}
        {found && users.length === 0 && (
          <div className={styles.message} role="status">
            <h2 className={styles.title}>{t('noneTitle')}</h2>
            <p className={styles.text}>{t('none', { words: words.trim().slice(0, 200) })}</p>
          </div>
        )}
      </div>
      {users.length > 0 && <SearchKeys press={press} activeId={active < 0 ? null : rowId(active)} />}
      {users.length > 0 && (
        <div
          id={listId}
          role="listbox"
          aria-label={t('results')}
          aria-activedescendant={active < 0 ? undefined : rowId(active)}
          tabIndex={0}
          className={styles.list}
          onKeyDown={keyDown}
          onClick={click}
        >
          {users.map((user, index) => (
            <UserRow
              key={user.dn}
              id={rowId(index)}
              user={user}
              active={index === active}
              open={user.dn === openDn}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** While somebody is found, the keys of the search box move in the list. */
function SearchKeys({ press, activeId }: Pick<SearchList, 'press' | 'activeId'>) {
  useProvideSearchList({ id: listId, activeId, press })
  return null
}
