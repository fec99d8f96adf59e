import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormStyles } from './form-styles.ts'

/** Sends what was typed, once. */
export function SendButton({ sending }: { sending: boolean }) {
  const { t } = useTranslation('userDisplay')
  const styles = useFormStyles()
  return (
    <Button
      type="submit"
      appearance="primary"
      size="large"
      className={styles.button}
      disabledFocusable={sending}
    >
      {t(sending ? 'questions.saving' : 'questions.save')}
    </Button>
  )
}
