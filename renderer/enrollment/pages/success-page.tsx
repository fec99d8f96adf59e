import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle24Filled, Warning16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Method, MethodType, UserCard } from '../../../preload/contract.ts'
import { MethodIcon } from '../../user/method-icon.tsx'
import { allRequirementWords, capitalized } from '../../user/requirement.ts'
import { Page, Say } from '../page.tsx'

const useStyles = makeStyles({
  done: { display: 'flex', alignItems: 'center', columnGap: '8px', fontWeight: tokens.fontWeightSemibold },
  icon: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  method: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  more: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  missing: { display: 'flex', columnGap: '8px' },
  warning: { color: tokens.colorStatusWarningForeground1, flexShrink: 0, marginTop: '2px' },
})

interface Props {
  card: UserCard
  onAdd: (type: MethodType) => void
  onDone: () => void
}

/** The last page: what is set up now, all of it, which is the default, and what else could be. */
export function SuccessPage({ card, onAdd, onDone }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const missing = allRequirementWords(tUser, card.roles).filter(({ met }) => !met)
  const complete = missing.length === 0
  const standard = card.methods.find(({ isDefault }) => isDefault)
  return (
    <Page
      heading={t('success.heading')}
      buttons={
        <Button data-page-focus appearance="primary" onClick={onDone}>
          {t('done')}
        </Button>
      }
    >
      <div className={styles.done} role="status">
        {complete && <CheckmarkCircle24Filled aria-hidden className={styles.icon} />}
        {t(complete ? 'success.complete' : 'success.incomplete')}
      </div>
      <Say>{t(complete ? 'success.say' : 'success.sayIncomplete')}</Say>
      {missing.map(({ rule, has }) => (
        <div key={rule} className={styles.missing}>
          <Warning16Filled aria-hidden className={styles.warning} />
          <span>
            {rule} {has}
          </span>
        </div>
      ))}
      <h3 className={styles.title}>{t('success.methods')}</h3>
      <ul className={styles.list}>
        {card.methods.map((method) => (
          <li key={method.id} className={styles.method}>
            <MethodIcon type={method.type} />
            <div>
              <bdi>{method.label}</bdi>
              <div className={styles.quiet}>
                <About method={method} />
              </div>
            </div>
            {method.isDefault && (
              <Badge appearance="tint" color="brand">
                {tUser('methods.default')}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      <div>{standard ? t('success.defaultIs', { label: standard.label }) : t('success.noDefault')}</div>
      {card.plan.optional.length > 0 && (
        <>
          <h3 className={styles.title}>{t('success.more')}</h3>
          <div className={styles.more}>
            {card.plan.optional.map((type) => (
              <Button key={type} icon={<MethodIcon type={type} />} onClick={() => onAdd(type)}>
                {capitalized(tUser(`method.${type}`))}
              </Button>
            ))}
          </div>
        </>
      )}
    </Page>
  )
}

/** Its kind, unless it is called just that, and where it leads. */
function About({ method: { type, label, target } }: { method: Method }) {
  const { t } = useTranslation('user')
  const kind = capitalized(t(`method.${type}`))
  return (
    <>
      {kind !== label && kind}
      {kind !== label && target !== null && ' · '}
      <bdi dir="ltr">{target}</bdi>
    </>
  )
}
