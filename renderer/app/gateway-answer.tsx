import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  answer: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'text' },
})

/** In the gateway's own words, for whoever has to mend it there. */
export function GatewayAnswer({ answer }: { answer: string }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  return (
    <>
      {t('gatewayAnswer')} <span className={styles.answer}>{answer}</span>
    </>
  )
}
