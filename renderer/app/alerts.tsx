import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpDeskAlert } from '../../preload/contract.ts'
import { alerts as alertsQuery } from '../queries/notices.ts'
import { Dismissible } from './dismissible.tsx'

const keyOf = ({ kind, who }: HelpDeskAlert): string => `${kind} ${who}`

/** What all operators should know at once, until this one dismisses it for the session. */
export function Alerts() {
  const { t } = useTranslation('app')
  const alerts = useQuery(alertsQuery())
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const shown = alerts.data?.filter((alert) => !dismissed.includes(keyOf(alert))) ?? []
  if (shown.length === 0) return null
  return (
    <div>
      {shown.map((alert) => (
        <Dismissible
          key={keyOf(alert)}
          intent="warning"
          role="alert"
          dismissLabel={t('alert.dismiss')}
          onDismiss={() => setDismissed([...dismissed, keyOf(alert)])}
        >
          <bdi>{t(`alert.${alert.kind}`, { who: alert.who, count: alert.resets })}</bdi>
        </Dismissible>
      ))}
    </div>
  )
}
