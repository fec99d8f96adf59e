import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { UserSummary } from '../../preload/contract.ts'
import { capitalized } from '../user/requirement.ts'
import { AccountState } from './account-state.tsx'
import { CoverageBadge } from './coverage-badge.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'start',
    padding: '6px 12px 7px 13px',
    borderLeft: '3px solid transparent',
    cursor: 'pointer',
    // Rows outside the view cost nothing until they are scrolled to.
    contentVisibility: 'auto',
    containIntrinsicBlockSize: 'auto 54px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  active: {
    // The badges' colors have to stand out from it.
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeftColor: tokens.colorNeutralStrokeAccessible,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  open: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground3 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  who: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    // A dot between the parts, and none at the start of a line that wrapped onto its own.
    '& > * + *::before': { content: '"·"', marginRight: '6px', color: tokens.colorNeutralForeground4 },
  },
})

interface Props {
  id: string
  user: UserSummary
  active: boolean
  open: boolean
}

/** One user found. Kept as plain elements and redrawn only when it changes: fifty of them follow each key. */
export const UserRow = memo(function UserRow({ id, user, active, open }: Props) {
  const styles = useStyles()
  return (
    // The list has the focus and the keys (aria-activedescendant), so that a row takes neither.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      role="option"
      id={id}
      data-dn={user.dn}
      aria-selected={open}
      className={mergeClasses(styles.row, active && styles.active, open && styles.open)}
    >
      <bdi dir="auto" className={styles.name}>
        {user.name}
      </bdi>
      <CoverageBadge coverage={user.coverage} />
      <span className={styles.who}>
        {user.roles.length > 0 && <span>{user.roles.map(capitalized).join(', ')}</span>}
        {user.department && <bdi>{user.department}</bdi>}
        {user.userName && <bdi>{user.userName}</bdi>}
        {!user.userName && user.mail && <bdi>{user.mail}</bdi>}
        {user.matched && (user.userName || user.matched !== user.mail) && <bdi>{user.matched}</bdi>}
        {user.account !== 'active' && <AccountState state={user.account} since={user.lockedSince} />}
      </span>
    </div>
  )
})
