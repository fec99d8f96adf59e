import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpDeskAlert } from '../../preload/contract.ts'
import { alerts as alertsQuery } from '../queries/notices.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px', margin: '0 12px 8px 84px' },
  body: { whiteSpace: 'normal' },
})

const keyOf = ({ kind, who }: HelpDeskAlert): string => `${kind} ${who}`

/** What all operators should know at once, until this one dismisses it for the session. */
export function Alerts() {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const alerts = useQuery(alertsQuery())
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const shown = alerts.data?.filter((alert) => !dismissed.includes(keyOf(alert))) ?? []
  if (shown.length === 0) return null
  return (
    <div className={styles.list}>
      {shown.map((alert) => (
        <MessageBar key={keyOf(alert)} intent="warning" layout="multiline" role="alert">
          <MessageBarBody className={styles.body}>
            <bdi>{t(`alert.${alert.kind}`, { who: alert.who, count: alert.resets })}</bdi>
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<Dismiss16Regular />}
                aria-label={t('alert.dismiss')}
                onClick={() => setDismissed([...dismissed, keyOf(alert)])}
              />
            }
          />
        </MessageBar>
      ))}
    </div>
  )
}
