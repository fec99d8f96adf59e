import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  SearchBox,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import {
  ChevronDown16Regular,
  Keyboard20Regular,
  LockClosed20Regular,
  PlugConnected16Regular,
  PlugDisconnected16Filled,
  SignOut20Regular,
} from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../preload/contract.ts'
import { signOut } from '../queries/session.ts'
import { keyText, useShortcut } from './keyboard.ts'
import { ChosenPracticePhone } from './practice-phone-button.tsx'
import { useSearchList } from './search-list.tsx'
import { UserDisplayButton } from './user-display-button.tsx'
import { useView } from './view-state.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 1fr) auto auto auto',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 12px 8px 84px',
  },
  tools: { display: 'flex', columnGap: '8px' },
  search: { width: '100%', maxWidth: '480px' },
  directory: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  directoryName: { overflowWrap: 'break-word' },
  bound: { color: tokens.colorStatusSuccessForeground1 },
  lost: { color: tokens.colorStatusDangerForeground1 },
  roles: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, padding: '4px 8px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase100 },
})

type SignedIn = Exclude<SessionState, { state: 'signed-out' }>

export interface CommandBarProps {
  session: SignedIn
  onLock: () => void
  onShortcuts: () => void
}

/** Always there: the search, the directory's state, lock, and who is signed in. */
export function CommandBar({ session, onLock, onShortcuts }: CommandBarProps) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const leaving = useMutation(signOut())
  const lost = session.state === 'signed-in' && session.connection === 'lost'
  const { operator, directory } = session
  return (
    <header className={styles.bar}>
      <Search />
      <div className={styles.directory} role="status">
        {lost ? (
          <PlugDisconnected16Filled className={styles.lost} aria-hidden />
        ) : (
          <PlugConnected16Regular className={styles.bound} aria-hidden />
        )}
        <span className={styles.directoryName}>
          {directory.label}: {t(lost ? 'directory.lost' : 'directory.bound')}
        </span>
      </div>
      <div className={styles.tools}>
        {!directory.practice && <ChosenPracticePhone directoryId={directory.id} />}
        {operator.roles.includes('technician') && <UserDisplayButton />}
        <Tooltip content={`${t('lock')} (${keyText('lock')})`} relationship="label">
          <Button appearance="subtle" icon={<LockClosed20Regular />} onClick={onLock} />
        </Tooltip>
        <Tooltip content={`${t('keyboardShortcuts')} (${keyText('shortcuts')})`} relationship="label">
          <Button appearance="subtle" icon={<Keyboard20Regular />} onClick={onShortcuts} />
        </Tooltip>
      </div>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<ChevronDown16Regular />}
            iconPosition="after"
            aria-label={t('operatorMenu', { name: operator.name })}
          >
            <bdi>{operator.name}</bdi>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.roles}>{operator.roles.map((role) => t(`role.${role}`)).join(', ')}</div>
          <MenuList>
            <MenuDivider />
            <MenuItem icon={<LockClosed20Regular />} secondaryContent={keyText('lock')} onClick={onLock}>
              {t('lock')}
            </MenuItem>
            <MenuItem icon={<SignOut20Regular />} onClick={() => leaving.mutate()}>
              {t('signOut')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  )
}

function Search() {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const [{ words }, dispatch] = useView()
  const list = useSearchList()
  const input = useRef<HTMLInputElement>(null)
  const focus = () => {
    dispatch({ type: 'go', view: 'users' })
    input.current?.focus()
    input.current?.select()
  }
  useShortcut('search', focus)
  useEffect(() => input.current?.focus(), [])
  return (
    <SearchBox
      input={{ ref: input }}
      className={styles.search}
      aria-label={t('searchUsersLabel')}
      aria-keyshortcuts="Control+K"
      placeholder={t('searchUsers')}
      {...(words === '' && { contentAfter: <span className={styles.hint}>{keyText('search')}</span> })}
      value={words}
      onChange={(_, { value }) => dispatch({ type: 'search', words: value })}
      onKeyDown={(event) => {
        if (list?.press(event.key, words !== '')) event.preventDefault()
      }}
      role="combobox"
      aria-expanded={list !== null}
      aria-controls={list?.id}
      aria-activedescendant={list?.activeId ?? undefined}
      aria-autocomplete="list"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
