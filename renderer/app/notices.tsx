import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appInfo } from '../queries/app.ts'
import { Dismissible } from './dismissible.tsx'

/** What start-up found wrong with the console's own files, until it is dismissed. */
export function Notices() {
  const { t } = useTranslation('app')
  const info = useQuery(appInfo())
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const notices = info.data?.notices.filter(({ kind }) => !dismissed.includes(kind)) ?? []
  if (notices.length === 0) return null
  return (
    <div>
      {notices.map(({ kind, kept }) => (
        <Dismissible
          key={kind}
          intent="warning"
          dismissLabel={t('notice.dismiss')}
          onDismiss={() => setDismissed([...dismissed, kind])}
        >
          {t(`notice.${kind}`)} {kept && t('notice.kept', { file: kept })}
        </Dismissible>
      ))}
    </div>
  )
}
