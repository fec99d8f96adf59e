import { makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cancelCoverageList } from '../queries/coverage.ts'
import { Progress } from './progress.tsx'

const useStyles = makeStyles({
  // Nothing of what it stands before shows through.
  cover: { alignSelf: 'stretch', backgroundColor: tokens.colorNeutralBackground1 },
})

/** How far the search for a list's people is. */
export function ListProgress({ read }: { read: number }) {
  const { t } = useTranslation('coverage')
  const { cover } = useStyles()
  const cancelling = useMutation(cancelCoverageList())
  return (
    <Progress
      label={t('list.progressLabel')}
      words={t('list.progress', { count: read })}
      read={read}
      expected={null}
      cancel={t('cancel')}
      cancelling={cancelling}
      className={cover}
    />
  )
}
