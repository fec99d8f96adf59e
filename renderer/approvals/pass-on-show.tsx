import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { IssuedPass } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { spelled } from './spelling.ts'

const useStyles = makeStyles({
  pass: { display: 'grid', rowGap: '4px' },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    letterSpacing: '0.08em',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** A pass as it is read out. */
export function PassOnShow({ pass }: { pass: IssuedPass }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  return (
    <div className={styles.pass} role="status">
      {pass.value === null ? (
        <span>{t('pass.onDisplay')}</span>
      ) : (
        <>
          <span className={styles.value} dir="ltr">
            {pass.value}
          </span>
          <span dir="ltr">{spelled(pass.value)}</span>
          <span className={styles.quiet}>{t('pass.once')}</span>
        </>
      )}
      <span className={styles.quiet}>
        {t('pass.good')} <RelativeTime at={pass.expiresAt} />
      </span>
    </div>
  )
}
