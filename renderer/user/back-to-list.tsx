import { Button, makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowLeft16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from '../app/view-state.tsx'

const useStyles = makeStyles({
  back: { padding: '8px 16px 0' },
  // Beside the list nobody has to go back to it.
  folded: { display: 'none', '@media (max-width: 1100px)': { display: 'block' } },
  content: { padding: '0' },
})

/** A card, with the way back to where it was opened from: to the list only where that is folded away. */
export function BackToList({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const [{ cameFrom }] = useView()
  const isFromList = cameFrom === 'users'
  return (
    <>
      <div className={mergeClasses(styles.back, isFromList && styles.folded)}>
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
          {t(isFromList ? 'back' : 'backToCoverage')}
        </Button>
      </div>
      {children}
    </>
  )
}
