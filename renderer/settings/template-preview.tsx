import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { MessagePreview } from '../../preload/contract.ts'

const useStyles = makeStyles({
  preview: {
    display: 'grid',
    gap: '12px',
    padding: '12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    '& h4': { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: 'normal' },
    '& p': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  subject: { fontWeight: tokens.fontWeightSemibold },
})

/** How messages would look to a user; what they say may be in any script. */
export function TemplatePreview({ looks, label }: { looks: MessagePreview['notice']; label: string }) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()
  const { message, characters, segments, left, encoding } = looks.text
  return (
    <section className={styles.preview} aria-label={label}>
      <div>
        <h4 className={styles.quiet}>{t('previewOf.text')}</h4>
        <p dir="auto">{message}</p>
        <p className={styles.small}>{t('length', { count: segments, characters, encoding, left })}</p>
      </div>
      <div>
        <h4 className={styles.quiet}>{t('previewOf.call')}</h4>
        <p dir="auto">{looks.call}</p>
      </div>
      <div>
        <h4 className={styles.quiet}>{t('previewOf.mail')}</h4>
        <p dir="auto" className={styles.subject}>
          {looks.mailSubject}
        </p>
        <p dir="auto">{looks.mailText}</p>
      </div>
    </section>
  )
}
