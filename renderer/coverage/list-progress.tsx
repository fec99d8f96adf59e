import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cancelCoverageList } from '../queries/coverage.ts'
import { useProgressStyles } from './report-progress.tsx'

const useStyles = makeStyles({
  // Nothing of what it stands before shows through.
  cover: { alignSelf: 'stretch', backgroundColor: tokens.colorNeutralBackground1 },
})

/** How far the search for a list's people is. Nobody knows how many will have been looked at. */
export function ListProgress({ read }: { read: number }) {
  const { t } = useTranslation('coverage')
  const styles = useProgressStyles()
  const { cover } = useStyles()
  const cancelling = useMutation(cancelCoverageList())
  const words = t('list.progress', { count: read })
  return (
    <div className={mergeClasses(styles.progress, cover)}>
      <ProgressBar className={styles.bar} aria-label={t('list.progressLabel')} aria-valuetext={words} />
      <span className={styles.words}>{words}</span>
      <Button size="small" disabledFocusable={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {t('cancel')}
      </Button>
    </div>
  )
}
