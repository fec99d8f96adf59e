import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  button: { margin: '0 16px' },
})

/** Sends off what was read out. A click while it is checked does nothing, and the focus stays. */
export function CheckButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <div className={styles.button}>
      <Button
        appearance="primary"
        disabledFocusable={busy}
        icon={busy ? <Spinner size="tiny" /> : null}
        onClick={busy ? undefined : onClick}
      >
        {t('test.check')}
      </Button>
    </div>
  )
}
