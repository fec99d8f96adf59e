import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { BusyButton } from '../../app/busy-button.tsx'

const useStyles = makeStyles({
  button: { margin: '0 16px' },
})

/** Sends off what was read out. */
export function CheckButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <div className={styles.button}>
      <BusyButton busy={busy} onClick={onClick}>
        {t('test.check')}
      </BusyButton>
    </div>
  )
}
