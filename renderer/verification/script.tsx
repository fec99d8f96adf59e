import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ReadAloud } from '../app/read-aloud.tsx'

/** Read aloud, to whom it says. */
export function Script({ to = 'caller', children }: { to?: 'caller' | 'manager'; children: ReactNode }) {
  const { t } = useTranslation('verification')
  return (
    <ReadAloud label={t(`say.to.${to}`)} small>
      {children}
    </ReadAloud>
  )
}
