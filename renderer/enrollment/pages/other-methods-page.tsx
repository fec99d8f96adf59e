import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { MethodOffer, UserCard } from '../../../preload/contract.ts'
import { language } from '../../app/i18n.ts'
import { MethodIcon } from '../../user/method-icon.tsx'
import { capitalized } from '../../user/requirement.ts'
import { Page } from '../page.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  intro: { margin: 0 },
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  offer: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'start',
    padding: '10px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fulfills: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusSuccessForeground1,
  },
})

/** Exactly what the policy allows for this user, what each is for, and which requirement it fulfills. */
export function OtherMethodsPage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { state, go, choose } = enrollment
  const { from } = state
  return (
    <Page
      heading={t(from === null ? 'others.headingFirst' : 'others.heading')}
      buttons={from !== null && <Button onClick={() => go(from)}>{t('back')}</Button>}
    >
      <p className={styles.intro}>
        {t(card.offers.length === 0 ? 'others.none' : 'others.intro', { name: card.name })}
      </p>
      <ul className={styles.list}>
        {card.offers.map((offer) => (
          <Offer key={offer.type} offer={offer} card={card} onChoose={() => choose(offer.type)} />
        ))}
      </ul>
    </Page>
  )
}

function Offer({ offer, card, onChoose }: { offer: MethodOffer; card: UserCard; onChoose: () => void }) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const { type, fulfills } = offer
  const name = capitalized(tUser(`method.${type}`))
  const roles = new Intl.ListFormat(language).format(fulfills.map(capitalized))
  const has = card.methods.filter((method) => method.type === type && method.confirmedAt !== null)
  return (
    <li className={styles.offer}>
      <MethodIcon type={type} />
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.quiet}>{t(`others.purpose.${type}`)}</div>
        {fulfills.length > 0 && (
          <div className={styles.fulfills}>
            <CheckmarkCircle16Filled aria-hidden />
            {t('others.fulfills', { roles, count: fulfills.length })}
          </div>
        )}
        {has.length > 0 && (
          <div className={styles.quiet}>
            {t('others.has')}{' '}
            <bdi>{new Intl.ListFormat(language).format(has.map(({ label, target }) => target ?? label))}</bdi>
          </div>
        )}
      </div>
      <Button onClick={onChoose} aria-label={t('others.chooseNamed', { method: name })}>
        {t('others.choose')}
      </Button>
    </li>
  )
}
