import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { UserCard as Card } from '../../preload/contract.ts'
import { CallerPanel } from '../verification/caller-panel.tsx'
import { Flags } from '../verification/flags.tsx'
import { Attention } from './attention.tsx'
import type { CardNews } from './card-message.tsx'
import { DataAge } from './data-age.tsx'
import { HelpActions } from './help-actions.tsx'
import { History } from './history.tsx'
import { Malformed } from './malformed.tsx'
import { Methods } from './methods.tsx'
import { UserNotices } from './notices.tsx'
import { SetUp } from './set-up.tsx'
import { Who } from './who.tsx'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: '20px',
    alignContent: 'start',
    maxWidth: '920px',
    padding: '20px 24px 32px',
    // What is being done with the caller has to be in view in a small window too.
    '@media (max-height: 760px)': { rowGap: '12px', paddingTop: '8px' },
  },
})

interface Props {
  card: Card
  /** What just happened to this user, or why what is shown is not fresh. */
  message: ReactNode
  onRefresh: () => void
  onSetUp: () => void
  onNews: (news: CardNews | null) => void
}

/** Who is this, may they sign in, what is missing and why, which methods, what happened before. */
export function UserCard({ card, message, onRefresh, onSetUp, onNews }: Props) {
  const styles = useStyles()
  return (
    <article className={styles.card} aria-labelledby="user-name">
      <Flags card={card} />
      <Who card={card} aside={<DataAge readAt={card.readAt} onRefresh={onRefresh} />} />
      {message}
      {card.malformed.length > 0 && <Malformed card={card} onRepaired={() => onNews({ kind: 'repaired' })} />}
      <Attention card={card} action={<SetUp card={card} onSetUp={onSetUp} />} />
      <CallerPanel key={card.dn} card={card} />
      <HelpActions card={card} onNews={onNews} />
      <Methods card={card} onNews={onNews} />
      <UserNotices dn={card.dn} />
      <History dn={card.dn} />
    </article>
  )
}
