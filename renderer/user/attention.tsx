import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { ArrowSync16Regular, CheckmarkCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { allRequirementWords, notCounted } from './requirement.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '24px',
    rowGap: '8px',
    alignItems: 'center',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  needy: {
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { display: 'grid', rowGap: '6px' },
  list: { display: 'grid', rowGap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '8px' },
  icon: { marginTop: '2px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  unmet: { color: tokens.colorStatusWarningForeground1 },
  has: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** What is missing and why, with the one thing to do about it (`action`). */
export function Attention({ card, action }: { card: UserCard; action: ReactNode }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const titleId = useId()
  const rules = allRequirementWords(t, card.roles)
  const needy = rules.some(({ met }) => !met) || card.reregisterSince !== null
  return (
    <section className={mergeClasses(styles.box, needy && styles.needy)} aria-labelledby={titleId}>
      <div className={styles.text}>
        <h2 className={styles.title} id={titleId}>
          {t(needy ? 'attention' : 'requirements')}
        </h2>
        <ul className={styles.list}>
          {rules.length === 0 && <li>{t('rule.noRole')}</li>}
          {rules.map(({ rule, has, met }) => (
            <li key={rule} className={styles.item}>
              {met ? (
                <CheckmarkCircle16Filled aria-hidden className={mergeClasses(styles.icon, styles.met)} />
              ) : (
                <Warning16Filled aria-hidden className={mergeClasses(styles.icon, styles.unmet)} />
              )}
              <span>
                {rule} <span className={met ? undefined : styles.has}>{has}</span>
              </span>
            </li>
          ))}
          {card.reregisterSince && (
            <li className={styles.item}>
              <ArrowSync16Regular aria-hidden className={mergeClasses(styles.icon, styles.unmet)} />
              <span>
                {t('reregister')} <RelativeTime at={card.reregisterSince} />
              </span>
            </li>
          )}
        </ul>
        {notCounted(t, card.methods).map((sentence) => (
          <div key={sentence} className={styles.quiet}>
            {sentence}
          </div>
        ))}
      </div>
      {action}
    </section>
  )
}
