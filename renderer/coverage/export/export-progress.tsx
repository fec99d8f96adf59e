import { ProgressBar } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ExportProgress as Progress } from '../../../preload/contract.ts'

/** @param progress null: the operator is asked where to */
export function ExportProgress({ progress }: { progress: Progress | null }) {
  const { t } = useTranslation('exports')
  if (!progress) return <div role="status">{t('choosing')}</div>
  const { done, total } = progress
  return (
    <div>
      {/* Without a value it says that something goes on. */}
      <ProgressBar
        aria-label={t('progressLabel')}
        {...(total !== null && { value: total === 0 ? 1 : done / total })}
      />
      {total === null ? t('printing') : t('progress', { done, total })}
    </div>
  )
}
