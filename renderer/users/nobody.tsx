import { makeStyles, tokens } from '@fluentui/react-components'
import { PersonSearchRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  nobody: {
    height: '100%',
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    rowGap: '4px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px', marginBottom: '8px' },
  title: {
    margin: 0,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
})

/** The right side while no card is open. */
export function Nobody() {
  const { t } = useTranslation('users')
  const styles = useStyles()
  return (
    <div className={styles.nobody}>
      <PersonSearchRegular aria-hidden className={styles.icon} />
      <h2 className={styles.title}>{t('nobody.title')}</h2>
      <p className={styles.text}>{t('nobody.text')}</p>
      <p className={styles.text}>{t('nobody.keys')}</p>
    </div>
  )
}
