import { PersonSearchRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { EmptyView } from '../app/empty-view.tsx'

/** The right side while no card is open. */
export function Nobody() {
  const { t } = useTranslation('users')
  return (
    <EmptyView
      Icon={PersonSearchRegular}
      title={t('nobody.title')}
      lines={[t('nobody.text'), t('nobody.keys')]}
    />
  )
}
