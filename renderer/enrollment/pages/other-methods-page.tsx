import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { MethodOffer, UserCard } from '../../../preload/contract.ts'
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
  notReady: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, maxWidth: '160px' },
})

/** Exactly what the policy allows for this user, what each is for, and which of it can be set up here. */
export function OtherMethodsPage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  return (
    <Page
      heading={t('others.heading')}
      buttons={
        card.offers.some(isApp) && <Button onClick={() => enrollment.go('get-app')}>{t('back')}</Button>
      }
    >
      <p className={styles.intro}>
        {t(card.offers.length === 0 ? 'others.none' : 'others.intro', { name: card.name })}
      </p>
      <ul className={styles.list}>
        {card.offers.map((offer) => (
          <Offer key={offer.type} offer={offer} onChoose={() => enrollment.go('get-app')} />
        ))}
      </ul>
    </Page>
  )
}

export const isApp = ({ type }: MethodOffer): boolean => type === 'authenticator-app'

function Offer({ offer, onChoose }: { offer: MethodOffer; onChoose: () => void }) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const { type, fulfills, ready } = offer
  const name = capitalized(tUser(`method.${type}`))
  const roles = new Intl.ListFormat('en-US').format(fulfills.map(capitalized))
  return (
    <li className={styles.offer}>
      <MethodIcon type={type} />
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.quiet}>{t(`others.purpose.${type}`)}</div>
        {fulfills.length > 0 && (
          <div className={styles.fulfills}>
            <CheckmarkCircle16Filled aria-hidden />
            {t('others.fulfills', { roles })}
          </div>
        )}
      </div>
      {ready ? (
        <Button onClick={onChoose} aria-label={t('others.chooseNamed', { method: name })}>
          {t('others.choose')}
        </Button>
      ) : (
        <span className={styles.notReady}>{t('others.notReady')}</span>
      )}
    </li>
  )
}
