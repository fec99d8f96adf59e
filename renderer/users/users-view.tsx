import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BesideList } from '../app/beside-list.tsx'
import { addWords } from '../app/i18n.ts'
import { useView } from '../app/view-state.tsx'
import { enrollment } from '../enrollment/words.ts'
import { UserView } from '../user/user-view.tsx'
import { user } from '../user/words.ts'
import { Nobody } from './nobody.tsx'
import { useUserList } from './use-user-list.ts'
import { UserResults } from './user-results.tsx'
import { users } from './words.ts'

addWords('users', users)
addWords('user', user)
addWords('enrollment', enrollment)

const useStyles = makeStyles({
  list: { '@media (max-width: 1100px)': { flexBasis: '300px' } },
  folded: { '@media (max-width: 1100px)': { display: 'none' } },
  away: { display: 'none' },
})

/** The list on the left, one user on the right. */
export function UsersView() {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const [view, dispatch] = useView()
  const [wanted, setWanted] = useState<string | null>(null)
  const [openedFor, setOpenedFor] = useState(view.words)
  const { words, user: dn, enrolling } = view

  const show = (next: string) => {
    setWanted(null)
    setOpenedFor(words)
    dispatch({ type: 'open-user', dn: next })
  }
  const open = (next: string) => {
    if (enrolling) return setWanted(next)
    show(next)
    // Found again while the card is open: nothing changes but where the keys go.
    if (next === dn) document.getElementById('user-name')?.focus({ preventScroll: true })
  }
  const list = useUserList(words, open)

  // The wizard was left for another user.
  if (wanted !== null && !enrolling) show(wanted)

  // Once somebody is open the list has done its work, until something else is searched for.
  const isDone = dn !== null && words === openedFor
  return (
    <BesideList
      title={t('title')}
      list={<UserResults words={words} list={list} openDn={dn} onOpen={open} />}
      listClassName={mergeClasses(styles.list, isDone && styles.folded, isDone && enrolling && styles.away)}
    >
      {dn === null ? (
        <Nobody />
      ) : (
        <UserView key={dn} dn={dn} leaveWanted={wanted !== null} onLeaveRefused={() => setWanted(null)} />
      )}
    </BesideList>
  )
}
