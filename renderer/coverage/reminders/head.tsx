import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'start', columnGap: '16px' },
  names: { display: 'grid', rowGap: '2px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  about: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** What the page is for, and what this console does not know. */
export function RemindersHead({ onBack, maySend }: { onBack: () => void; maySend: boolean }) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={t('back')}
        title={t('back')}
        onClick={onBack}
      />
      <div className={styles.names}>
        <h1 className={styles.title} tabIndex={-1}>
          {t('title')}
        </h1>
        <span className={styles.about}>{t('about')}</span>
        {!maySend && <span className={styles.about}>{t('readOnly')}</span>}
      </div>
    </header>
  )
}
