import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { useOpenUser } from '../users/open-user.ts'

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '32px',
    rowGap: '8px',
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  kind: { color: tokens.colorNeutralForeground3 },
})

/** What tells this user from another one: how to reach them, who is responsible, by which names they go. */
export function Facts({ card }: { card: UserCard }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const open = useOpenUser()
  const manager = card.manager
  return (
    <dl className={styles.facts}>
      <Fact term={t('facts.mail')}>
        {card.mails.map((mail) => (
          <div key={mail}>
            <bdi>{mail}</bdi>
          </div>
        ))}
      </Fact>
      <Fact term={t('facts.phone')}>
        {card.phones.map(({ kind, number }) => (
          <div key={kind + number}>
            <bdi>{number}</bdi> <span className={styles.kind}>{t(`facts.${kind}`)}</span>
          </div>
        ))}
      </Fact>
      <Fact term={t('facts.manager')}>
        {manager && (
          <Link as="button" onClick={() => open(manager.dn)}>
            <bdi>{manager.name}</bdi>
          </Link>
        )}
      </Fact>
      <Fact term={t('facts.userName')}>{card.userName && <bdi>{card.userName}</bdi>}</Fact>
      <Fact term={t('facts.employeeNumber')}>{card.employeeNumber && <bdi>{card.employeeNumber}</bdi>}</Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const empty = !children || (Array.isArray(children) && children.length === 0)
  return (
    <div>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>
        {empty ? <span className={styles.kind}>{t('facts.none')}</span> : children}
      </dd>
    </div>
  )
}
