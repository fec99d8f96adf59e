import { Avatar, makeStyles, tokens } from '@fluentui/react-components'
import { ShieldKeyhole16Regular } from '@fluentui/react-icons'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { AccountState } from '../users/account-state.tsx'
import { Facts } from './facts.tsx'
import { capitalized } from './requirement.ts'

const useStyles = makeStyles({
  who: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '16px',
    rowGap: '12px',
  },
  title: { display: 'grid', rowGap: '2px', alignContent: 'center' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    rowGap: '2px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  privileged: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
  facts: { gridColumn: '1 / -1' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** Who the user is, and whether the account may sign in. `aside` stands at the upper right. */
export function Who({ card, aside }: { card: UserCard; aside: ReactNode }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const image = useMemo(() => (card.photo ? { src: card.photo, alt: '' } : null), [card.photo])
  return (
    <header className={styles.who}>
      <Avatar aria-hidden size={56} name={card.name} color="colorful" idForColor={card.dn} image={image} />
      <div className={styles.title}>
        <h1 className={styles.name} dir="auto" id="user-name" tabIndex={-1}>
          {card.name}
        </h1>
        <div className={styles.line}>
          {card.roles.length > 0 && <span>{card.roles.map(({ role }) => capitalized(role)).join(', ')}</span>}
          {card.department && <bdi>{card.department}</bdi>}
          {card.title && <bdi>{card.title}</bdi>}
          <AccountState state={card.account} since={card.lockedSince} />
          {card.privileged && (
            <span className={styles.privileged}>
              <ShieldKeyhole16Regular aria-hidden />
              {t('privileged')}
            </span>
          )}
        </div>
        {card.account !== 'active' && (
          <div className={styles.note}>{t(`accountExplained.${card.account}`)}</div>
        )}
        {card.photoUnreadable && <div className={styles.note}>{t('photoUnreadable')}</div>}
      </div>
      {aside}
      <div className={styles.facts}>
        <Facts card={card} />
      </div>
    </header>
  )
}
