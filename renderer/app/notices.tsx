import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appInfo } from '../queries/app.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px', margin: '0 12px 8px 84px' },
  body: { whiteSpace: 'normal' },
})

/** What start-up found wrong with the console's own files, until it is dismissed. */
export function Notices() {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const info = useQuery(appInfo())
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const notices = info.data?.notices.filter(({ kind }) => !dismissed.includes(kind)) ?? []
  if (notices.length === 0) return null
  return (
    <div className={styles.list}>
      {notices.map(({ kind, kept }) => (
        <MessageBar key={kind} intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>
            {t(`notice.${kind}`)} {kept && t('notice.kept', { file: kept })}
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<Dismiss16Regular />}
                aria-label={t('notice.dismiss')}
                onClick={() => setDismissed([...dismissed, kind])}
              />
            }
          />
        </MessageBar>
      ))}
    </div>
  )
}
