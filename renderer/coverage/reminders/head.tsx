import { useTranslation } from 'react-i18next'
import { PageHead } from '../page-head.tsx'

/** What the page is for, and what this console does not know. */
export function RemindersHead({ onBack, maySend }: { onBack: () => void; maySend: boolean }) {
  const { t } = useTranslation('reminders')
  const about = maySend ? [t('about')] : [t('about'), t('readOnly')]
  return <PageHead back={t('back')} onBack={onBack} title={t('title')} about={about} />
}
