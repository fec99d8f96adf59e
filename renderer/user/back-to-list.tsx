import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowLeft16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  // Beside the list nobody has to go back to it.
  back: { display: 'none', padding: '8px 16px 0', '@media (max-width: 1100px)': { display: 'block' } },
  content: { padding: '0' },
})

/** A card, with the way back to the list where the list is folded away. */
export function BackToList({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <>
      <div className={styles.back}>
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      {children}
    </>
  )
}
